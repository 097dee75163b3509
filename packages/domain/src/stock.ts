/** Things of one kind that are there, and how many of them are kept for somebody who has not come yet. */
export interface Stock {
  stock: number
  reserved: number
}

/** Why a stock changed; what is kept for somebody is still there. */
export const stockMoves = ['received', 'collected', 'counted', 'written_off'] as const
export type StockMove = (typeof stockMoves)[number]

/** Returns how many are left for whoever asks next. */
export function stockLeft({ stock, reserved }: Stock): number {
  return stock - reserved
}

/** Returns by how much a stock changes when somebody takes in, counts or writes off so many pieces. */
export function stockChange(
  { stock }: Pick<Stock, 'stock'>,
  move: { kind: Exclude<StockMove, 'collected'>; pieces: number },
): number {
  const { kind, pieces } = move
  return { received: pieces, written_off: -pieces, counted: pieces - stock }[kind]
}

/** Why a stock may not be changed so. */
export const stockDenials = ['stock_below_reserved'] as const
export type StockDenial = (typeof stockDenials)[number]

/** Decides why a stock may not change by so many: what is kept for people must be there. */
export function denyStock({ stock, reserved }: Stock, change: number): StockDenial | undefined {
  return stock + change < reserved ? 'stock_below_reserved' : undefined
}
