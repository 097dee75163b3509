import { useShareAppMessage } from '@tarojs/taro'
import type { PictureName } from '@yunxuan/tokens'
import type { PageName } from '../pages.ts'
import { pageUrl } from './address.ts'

/** A thing as somebody tells a neighbour of it: never more than everybody may read. */
export interface ShareCard {
  title: string
  /** What else there is to know, in one line: when, by its date, since it is read on other days; where. */
  line?: string | undefined
  picture: PictureName
  page: PageName
  /** Of the page's address, the street among them. */
  params: Readonly<Record<string, string | undefined>>
}

/** What WeChat's own menu shares of this page: a card of 5:4 with a title of two lines. */
export function useShareCard(card: ShareCard): void {
  useShareAppMessage(() => ({
    title: card.line ? `${card.title}｜${card.line}` : card.title,
    path: pageUrl(card.page, card.params),
    imageUrl: `/share/${card.picture}.png`,
  }))
}

/** What has a page without scripts, by the app's own: a preview shows its title and picture, and it leads back here. */
const plainPages: Partial<Record<PageName, string>> = {
  'service/service': 'services',
  'article/article': 'articles',
  'matter/matter': 'matters',
  'station/station': 'places',
}

/** The address of what is shared, as a browser opens it and WeChat previews it. */
export function linkOf({ page, params }: ShareCard): string {
  const { origin, pathname } = window.location
  const { id, street } = params
  const plain = plainPages[page]
  if (street !== undefined && id !== undefined && plain !== undefined) {
    return `${origin}/s/${street}/${plain}/${id}`
  }
  if (street !== undefined && page === 'service/find') return `${origin}/s/${street}`
  return `${origin}${pathname}#${pageUrl(page, params)}`
}
