/** A path with those query parameters that have a value. */
export function place(path: string, query: Readonly<Record<string, string | null | undefined>> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, value);
  }
  const search = parameters.toString();
  return search === '' ? path : `${path}?${search}`;
}

/** A path of names, each of them encoded. */
export function pathOf(...names: readonly string[]): string {
  return `/${names.map(encodeURIComponent).join('/')}`;
}

/** The first day of a month such as "2026-01" and the day after its last, as periods are written in URLs. */
export function periodOfMonth(month: string): { readonly from: string; readonly to: string } {
  const year = Number(month.slice(0, 4));
  const index = Number(month.slice(5, 7));
  const next = index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`;
  return { from: `${month}-01`, to: `${next}-01` };
}
