// A workbook counts days in floating point: a time comes back a millisecond early.
export function toTheSecond(cell: unknown): unknown {
  return cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell;
}
