import type { Street } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import type { ShareCard } from './share-card.ts'

/** A street as somebody tells a neighbour of it: all that can be had there. */
export function streetCard(street: Street | undefined): ShareCard {
  return {
    title: `${street?.name ?? '街道'}的服务，点几下就约好`,
    line: street?.categories
      .slice(0, 3)
      .map(({ category }) => categoryNames[category].name)
      .join('、'),
    picture: 'place',
    page: 'service/find',
    params: { street: street?.id },
  }
}
