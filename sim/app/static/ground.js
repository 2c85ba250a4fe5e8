// What of a floor does not change with t: lanes, names, the street.

import { channelColour, theme } from "./theme.js";

/** Paint the ground on a canvas of its own. */
export function paintGround(canvas, layout, pixels) {
  const { width, height, x, rows, scale, foot } = layout;
  const ctx = canvas.getContext("2d");
  ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.textBaseline = "alphabetic";
  let band = 0;
  rows.forEach((row, n) => {
    if (row.first) band = n;
    const next = rows[n + 1];
    ctx.fillStyle = theme.band;
    ctx.fillRect(0, row.y + 1, x.queueEnd + 10 * scale, row.h - 2);
    ctx.fillStyle = channelColour(row.channel);
    if (!next || next.first) ctx.fillRect(0, rows[band].y + 1, 4, row.y + row.h - rows[band].y - 2);
    const tall = row.h > 28 * scale;
    const size = Math.max(11, Math.min(14 * scale, row.h * (tall ? 0.3 : 0.42)));
    ctx.font = `${size}px ${theme.font}`;
    ctx.fillStyle = theme.soft;
    const middle = row.y + row.h / 2;
    ctx.textAlign = "left";
    const label = row.name.replaceAll("_", " ");
    const space = x.bot - x.label - (tall ? 4 : 40 * scale);
    const full = `${label} · ${row.channel}`;
    const told = row.first && label !== row.channel && tall && ctx.measureText(full).width <= space;
    const named = told ? full : label;
    ctx.fillText(cut(ctx, named, space * 1.25), x.label, tall ? middle - size * 0.4 : middle + size * 0.36, space);
  });
  if (layout.hasBot) {
    ctx.strokeStyle = theme.bot;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.roundRect(x.bot + 2, layout.top + 2, x.queue - x.bot - 10, layout.bottom - layout.top - 4, 8);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = theme.paper;
    ctx.font = `600 ${12 * scale}px ${theme.font}`;
    ctx.textAlign = "center";
    ctx.fillStyle = theme.soft;
    ctx.fillText("bot", (x.bot + x.queue - 6) / 2, layout.top + 17 * scale);
  }
  ctx.textAlign = "left";
  for (const block of layout.blocks) {
    ctx.fillStyle = theme.soft;
    ctx.font = `${13 * scale}px ${theme.font}`;
    ctx.fillText(cut(ctx, block.name.replaceAll("_", " "), x.right - x.seats), x.seats, block.seatY - 6 * scale);
  }
  const street = height - foot;
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(0, street + 0.5);
  ctx.lineTo(x.queueEnd + 10 * scale, street + 0.5);
  ctx.stroke();
  ctx.fillStyle = theme.soft;
  ctx.font = `${12 * scale}px ${theme.font}`;
  ctx.fillText("◂ gave up", x.label, street + 17 * scale);
  ctx.textAlign = "right";
  ctx.fillText("helped ▸", width - 6, street + 17 * scale);
  ctx.textAlign = "left";
}

/** Text cut so that it fits. */
function cut(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  let short = text;
  while (short.length > 1 && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
  return `${short}…`;
}
