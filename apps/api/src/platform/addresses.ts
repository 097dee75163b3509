/** What has a page of its own that everybody may read. */
export type PublicKind = 'services' | 'articles' | 'matters' | 'places'

const pagesOf = {
  services: 'service/pages/service',
  articles: 'article/pages/article',
  matters: 'matter/pages/matter',
  places: 'station/pages/station',
} as const

/** Returns the address of a public page that is read without scripts; the canonical one. */
export const plainPage = (publicUrl: string, streetId: string, kind?: PublicKind, id?: string): string =>
  `${publicUrl}/s/${streetId}${kind === undefined ? '' : `/${kind}/${id}`}`

/** Returns where the same is in the app. */
export const appPage = (publicUrl: string, streetId: string, kind?: PublicKind, id?: string): string =>
  kind === undefined
    ? `${publicUrl}/#/features/service/pages/find?street=${streetId}`
    : `${publicUrl}/#/features/${pagesOf[kind]}?id=${id}&street=${streetId}`
