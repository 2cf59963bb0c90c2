/** `Thu, 30 Jul 2015 20:00:00 +0000`, as the API 2010-04-01 writes dates (RFC 2822). */
function rfc2822(date: Date): string {
  return date.toUTCString().replace(/GMT$/, '+0000');
}

/** `2015-07-30T20:00:00Z`, as the newer products write dates. */
export function iso8601(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

interface Dated {
  readonly date_created: Date;
  readonly date_updated: Date;
}

export function rfc2822Dates({ date_created, date_updated }: Dated) {
  return { date_created: rfc2822(date_created), date_updated: rfc2822(date_updated) };
}

export function iso8601Dates({ date_created, date_updated }: Dated) {
  return { date_created: iso8601(date_created), date_updated: iso8601(date_updated) };
}
