// What became of one contact, in words.

import { ABANDONED, LEFT, NOT_COUNTED } from "./replay.js";
import { clock, wait } from "./words.js";

/** In words, what became of a contact and of those it led to. */
export function storyOf(day, key) {
  const first = day.contact_key.indexOf(key);
  if (first < 0) return "";
  const words = [];
  for (let k = 0; k < day.nContacts; k++) {
    if (day.contact_case[k] !== day.contact_case[first] || k < first) continue;
    const came = `came ${clock(day.contact_arrived[k])}`;
    const waited = wait(day.contact_waited[k] / 1000);
    if (day.contact_level[k] === LEFT) words.push(`${came}, gave up after ${waited}`);
    else if (day.contact_level[k] !== NOT_COUNTED) words.push(`${came}, answered after ${waited}${day.contact_outcome[k] === ABANDONED ? ", gave up in a later queue" : ""}`);
    else words.push(came);
  }
  return words.join("; ");
}
