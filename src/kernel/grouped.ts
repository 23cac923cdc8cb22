/** A count as people read it: `1,234,567`. Written out here, since loading Intl takes longer than many commands run. */
export function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}
