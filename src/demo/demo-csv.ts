/** A line of an export without quotes: no cell has a comma. */
export function csvLine(cells: readonly string[]): string {
  return cells.join(',') + '\r\n';
}

/** The same for exports that end long numbers with a TAB, so that a spreadsheet leaves them alone. */
export function tabbedCsvLine(cells: readonly string[]): string {
  return csvLine(cells.map((cell) => (/^\d{12,}$/.test(cell) ? `${cell}\t` : cell)));
}
