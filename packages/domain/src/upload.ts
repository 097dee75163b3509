/** What the national system answered to a record (令67 §4); `corrected`: what was taken back here was mended there. */
export const uploadOutcomes = ['reported', 'returned', 'corrected'] as const
export type UploadOutcome = (typeof uploadOutcomes)[number]

/** How far a record has come on its way into the national system. */
export const uploadStatuses = [
  'unreported',
  'waiting',
  'reported',
  'returned',
  'needs_correction',
  'corrected',
] as const
export type UploadStatus = (typeof uploadStatuses)[number]

/** Why a batch is not made or an answer not written. */
export const uploadDenials = [
  'nothing_to_upload',
  'nothing_to_check',
  'result_not_possible',
  'reason_missing',
] as const
export type UploadDenial = (typeof uploadDenials)[number]

/** A record and the last batch it was in. */
export interface UploadedRecord {
  /** It was in a batch. */
  isUploaded: boolean
  /** What was answered; null while that batch waits. */
  outcome: UploadOutcome | null
  isReversed: boolean
}

/**
 * Returns how far a record has come; null when there is nothing to report of it: it was taken back before it was
 * in the national system. What was reported and then taken back needs a correction there.
 */
export function uploadStatusOf(record: UploadedRecord): UploadStatus | null {
  if (!record.isUploaded) return record.isReversed ? null : 'unreported'
  if (record.outcome === null) return 'waiting'
  if (record.outcome === 'reported') return record.isReversed ? 'needs_correction' : 'reported'
  return record.outcome === 'returned' && record.isReversed ? null : record.outcome
}

/**
 * Decides why an answer may not be written: an answer to what waits; a return later on, since the national system
 * may still give back what it took; a mended correction only where one is needed. A return says why.
 */
export function denyUploadResult(
  status: UploadStatus | null,
  result: { outcome: UploadOutcome; reason: string },
): UploadDenial | undefined {
  if (status === null || !answersOf[status].includes(result.outcome)) return 'result_not_possible'
  return result.outcome === 'returned' && result.reason.trim() === '' ? 'reason_missing' : undefined
}

const answersOf: Readonly<Record<UploadStatus, readonly UploadOutcome[]>> = {
  unreported: [],
  waiting: ['reported', 'returned'],
  reported: ['returned'],
  returned: [],
  needs_correction: ['returned', 'corrected'],
  corrected: [],
}

/** How a spot check chooses: among all records or the odd ones, and whether every grade gets its share. */
export const spotCheckKinds = ['all', 'suspicious'] as const
export type SpotCheckKind = (typeof spotCheckKinds)[number]

/** A record that may be drawn: its rank is the hash of the seed and its id, so that a seed draws the same again. */
export interface SpotCheckItem {
  id: string
  rank: string
  stratum: string
}

/** Returns how many records a share of a population is: rounded up, at least one where there is any. */
export function sampleSize(population: number, ask: { size: number } | { percent: number }): number {
  const wished = 'size' in ask ? ask.size : Math.ceil((population * ask.percent) / 100)
  return Math.min(population, wished)
}

/**
 * Returns the records a spot check draws: those of the lowest rank. Stratified, every stratum gives its share by
 * largest remainder, and at least one while the sample is large enough.
 */
export function drawSample(
  items: readonly SpotCheckItem[],
  ask: { size: number; isStratified: boolean },
): SpotCheckItem[] {
  const ranked = [...items].sort((a, b) => (a.rank < b.rank ? -1 : 1))
  if (!ask.isStratified) return ranked.slice(0, ask.size)
  const strata = new Map<string, SpotCheckItem[]>()
  for (const item of ranked) strata.set(item.stratum, [...(strata.get(item.stratum) ?? []), item])
  const shares = sharesOf(
    [...strata].map(([stratum, { length }]) => ({ stratum, count: length })),
    Math.min(ask.size, items.length),
  )
  return ranked.filter(item => {
    const left = shares.get(item.stratum) ?? 0
    shares.set(item.stratum, left - 1)
    return left > 0
  })
}

/** Gives each stratum one while there are any to give, then its share of the rest, the largest remainders first. */
function sharesOf(strata: readonly { stratum: string; count: number }[], size: number): Map<string, number> {
  const total = strata.reduce((sum, { count }) => sum + count, 0)
  const ordered = [...strata].sort((a, b) => b.count - a.count || (a.stratum < b.stratum ? -1 : 1))
  const firsts = ordered.slice(0, size)
  const rest = size - firsts.length
  const open = total - firsts.length
  const exact = firsts.map(({ stratum, count }) => ({
    stratum,
    share: open === 0 ? 0 : ((count - 1) * rest) / open,
  }))
  const shares = new Map(exact.map(({ stratum, share }) => [stratum, 1 + Math.floor(share)]))
  const given = [...shares.values()].reduce((sum, share) => sum + share, 0)
  const byRemainder = [...exact].sort((a, b) => (b.share % 1) - (a.share % 1))
  for (const { stratum } of byRemainder.slice(0, size - given)) {
    shares.set(stratum, (shares.get(stratum) ?? 0) + 1)
  }
  return shares
}
