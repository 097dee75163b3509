import type { ConsentState } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const stateWords: Readonly<Record<ConsentState, string>> = {
  asked: '等我答复',
  given: '同意',
  withdrawn: '不同意，或收回了同意',
}

/** The articles that somebody is named in, and whether they agreed. */
export const articleOwn: readonly OwnSource[] = [
  {
    name: 'named-in-articles',
    title: '提到我的文章',
    holds: ['article_person.member_id'],
    heads: { title: '文章', name: '文中的叫法', state: '我的答复', at: '时间' },
    says: { state: stateWords },
    read: ownRows(
      'member',
      'named-in-articles',
      `select coalesce(a.shown->>'title', '没有发表的文章') as title, p.name, p.state, p.at
        from article_person p join article a on a.street_id = $1 and a.id = p.article_id
        where p.street_id = $1 and p.member_id = $2 order by p.id`,
    ),
  },
]
