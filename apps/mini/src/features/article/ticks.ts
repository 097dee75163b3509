import { remembered } from '../../shell/remembered.ts'

// Whoever gets a thing done has a few of them in hand; older ones give way.
const mostGuides = 20

interface Ticked {
  guideId: string
  papers: string[]
}

const kept = remembered<readonly Ticked[]>('guide-ticks', stored =>
  Array.isArray(stored) ? stored.filter(isTicked) : [],
)

function isTicked(value: unknown): value is Ticked {
  if (typeof value !== 'object' || value === null) return false
  const { guideId, papers }: { guideId?: unknown; papers?: unknown } = value
  return typeof guideId === 'string' && Array.isArray(papers) && papers.every(one => typeof one === 'string')
}

/** The papers of each guide that somebody has ready: kept on this phone and told to nobody. */
export const ticks = {
  use: (guideId: string): readonly string[] => kept.use().find(one => one.guideId === guideId)?.papers ?? [],
  set(guideId: string, name: string, isReady: boolean): void {
    const before = kept.get().find(one => one.guideId === guideId)?.papers ?? []
    const papers = isReady ? [...new Set([...before, name])] : before.filter(one => one !== name)
    const others = kept.get().filter(one => one.guideId !== guideId)
    kept.set([{ guideId, papers }, ...others].slice(0, mostGuides))
  },
}
