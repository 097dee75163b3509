import type { ReferralStatus } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'
import { sayDay } from './matter.ts'

interface Stands {
  status: ReferralStatus
  dueOn: string
  promisedOn: string | null
}

interface ReferralState {
  tone: Tone
  tag: string
  words: string
}

/** Returns how it stands with an organization that was asked, as said to it or to the enterprise. */
export function referralState(
  { status, dueOn, promisedOn }: Stands,
  reader: 'answerer' | 'asker',
): ReferralState {
  const isAsked = reader === 'answerer'
  const by = promisedOn === null ? '' : `最晚 ${sayDay(promisedOn)}`
  switch (status) {
    case 'asked':
      return isAsked
        ? { tone: 'gold', tag: '等你们答', words: `请在 ${sayDay(dueOn)}前答复` }
        : { tone: 'neutral', tag: '等答复', words: `街道请他们在 ${sayDay(dueOn)}前答复` }
    case 'promised':
      return isAsked
        ? { tone: 'blue', tag: '等企业选', words: `你们说${by}办到，企业看过会回话` }
        : { tone: 'gold', tag: '等您选', words: `他们说${by}办到` }
    case 'accepted':
      return { tone: 'blue', tag: '说定了', words: `说定了，${by}办到` }
    case 'reported':
      return isAsked
        ? { tone: 'blue', tag: '等回话', words: '你们说办好了，等企业回话' }
        : { tone: 'gold', tag: '该您了', words: '他们说办好了，您看看是不是' }
    case 'delivered':
      return { tone: 'ok', tag: '办成了', words: '办成了' }
    case 'declined':
      return { tone: 'neutral', tag: '帮不上', words: isAsked ? '你们说帮不上' : '他们说帮不上' }
    case 'passed':
      return { tone: 'neutral', tag: '没选', words: isAsked ? '企业这次没有选你们' : '这次没有选他们' }
    case 'failed':
      return { tone: 'neutral', tag: '没办成', words: '说好的没有办成' }
    case 'withdrawn':
      return {
        tone: 'neutral',
        tag: '结束了',
        words: isAsked ? '这件事结束了，不用再答' : '这件事结束了，不用他们再办',
      }
  }
}
