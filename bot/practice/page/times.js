// Writes moments the way the room's people read them: in Jakarta's time.

export const ZONE = "Asia/Jakarta";

const form = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...options });
const CLOCK = form({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = form({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const SHORT_DAY = form({ weekday: "short", day: "numeric", month: "short", year: "numeric" });

/** "09:05" */
export const clockOf = (moment) => CLOCK.format(new Date(moment));

/** "Tuesday 24 November 2026", also the key by which messages are grouped into days */
export const dayOf = (moment) => DAY.format(new Date(moment)).replace(",", "");

/** "Tue 24 Nov, 09:05": for what is near */
export const shortMomentOf = (moment) => momentOf(moment).replace(/ \d{4},/, ",");

/** "Tue 24 Nov 2026, 09:05" */
export const momentOf = (moment) =>
  `${SHORT_DAY.format(new Date(moment)).replace(",", "")}, ${clockOf(moment)}`;
