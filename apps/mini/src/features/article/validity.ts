import type { Validity } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** What is said of a text that does not hold today, wherever it is met. */
export const validityTags: Partial<Record<Validity, { name: string; tone: Tone }>> = {
  coming: { name: '还没生效', tone: 'gold' },
  expired: { name: '已过期', tone: 'red' },
}
