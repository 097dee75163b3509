import type { GuidePaper, GuideParts, PaperForm } from '@yunxuan/domain'

export const paperFormNames: Readonly<Record<PaperForm, string>> = {
  original: '原件',
  copy: '复印件',
  both: '原件和复印件',
}

/** Returns how long it takes: what is promised, and the most the law gives. */
export function sayDays({ promisedDays, legalDays }: Pick<GuideParts, 'promisedDays' | 'legalDays'>): string {
  if (promisedDays === 0) return '当场办好'
  const legal = legalDays === null ? '' : `最长 ${legalDays} 个工作日`
  if (promisedDays === null) return legal
  return legal === '' || legalDays === promisedDays
    ? `${promisedDays} 个工作日`
    : `${promisedDays} 个工作日，${legal}`
}

/** Returns what it costs; nothing where nobody has said. */
export function sayCost({ costFen, costNote }: Pick<GuideParts, 'costFen' | 'costNote'>): string {
  if (costFen === null) return costNote
  const cost = costFen === 0 ? '不收费' : `${costFen / 100} 元`
  return costNote === '' ? cost : `${cost}，${costNote}`
}

/** Returns what is still missing, as a neighbour would say it; what may come later stops nobody. */
export function sayMissing(papers: readonly GuidePaper[], ready: readonly string[]): string {
  const missing = papers.filter(paper => !ready.includes(paper.name))
  const needed = missing.filter(paper => !paper.mayComeLater).map(paper => paper.name)
  const later = missing.filter(paper => paper.mayComeLater).map(paper => paper.name)
  if (missing.length === 0) return '材料都齐了，可以去办了。'
  if (needed.length === 0) return `可以去办了；${later.join('、')}可以以后再补。`
  const laterToo = later.length === 0 ? '' : `；${later.join('、')}可以以后再补`
  return `还差 ${needed.length} 样：${needed.join('、')}${laterToo}。`
}
