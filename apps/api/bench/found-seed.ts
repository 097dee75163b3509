import type { ArticleEdit, ArticleKind } from '@yunxuan/domain'
import { articleTokens } from '../src/features/article/article-search.ts'
import type { Db } from '../src/platform/database.ts'

/** Of each kind that everybody may find; what is found by a common word is an eighth of it. */
const manyFound = 100_000

const titles: readonly { kind: ArticleKind; title: string }[] = [
  { kind: 'guide', title: '高龄津贴申请' },
  { kind: 'guide', title: '居住证办理' },
  { kind: 'policy', title: '租房补贴办法' },
  { kind: 'guide', title: '医保参保登记' },
  { kind: 'policy', title: '创业担保贷款' },
  { kind: 'guide', title: '老年优待证办理' },
  { kind: 'notice', title: '周末检修停水' },
  { kind: 'story', title: '楼下的晾衣杆' },
]

/** Fills a street with articles, every tenth of which has run out, and with places. */
export async function seedFound(db: Db, of: { streetId: string; writerId: string }): Promise<void> {
  const made = titles.map(({ kind, title }, nr) => {
    const edit = editOf(kind, title)
    return { nr, kind, edit, tokens: articleTokens(of.streetId, kind, edit) }
  })
  await db.$client.query(
    `insert into article (street_id, id, kind, edit, status, writers, shown, shown_at, shown_by, shown_writers,
        shown_audiences, valid_until, assured_date, created_at, updated_at, search, edit_search)
      select $1, gen_random_uuid(), t.kind, t.edit, 'published', '{}', t.edit, now() - g * interval '1 minute', $3,
        '{}', '{everyone}', case when g % 10 = 0 then current_date - 1 end, current_date - g % 200, now(), now(),
        array_to_tsvector(t.tokens), array_to_tsvector(t.tokens)
      from generate_series(1, $2::int) g
      join json_to_recordset($4::json) as t(nr int, kind text, edit jsonb, tokens text[]) on t.nr = g % ${titles.length}`,
    [of.streetId, manyFound, of.writerId, JSON.stringify(made)],
  )
  await db.$client.query(
    `insert into location (street_id, id, name, address)
      select $1, gen_random_uuid(), '第' || g || case when g % 8 = 0 then '活动室' else '驿站' end, '东街 ' || g || ' 号'
      from generate_series(1, $2::int) g`,
    [of.streetId, manyFound],
  )
  await db.$client.query('vacuum analyze article, location')
}

function editOf(kind: ArticleKind, title: string): ArticleEdit {
  return {
    title,
    summary: '带上材料到窗口，家人可以代办。',
    issuer: '街道办事处',
    documentNo: '',
    issuedOn: null,
    validFrom: null,
    validUntil: null,
    audiences: ['everyone'],
    areaId: null,
    phone: '000-0000',
    sourceUrl: '',
    body: [{ kind: 'paragraph', text: '办理时间是工作日，遇到节假日顺延。' }],
    guide:
      kind === 'guide'
        ? {
            sort: 'public_service',
            papers: [{ name: '身份证', form: 'both', mayComeLater: false, note: '' }],
            steps: ['取号', '交材料'],
            legalDays: 20,
            promisedDays: 5,
            costFen: 0,
            costNote: '',
            locationIds: [],
            hours: '',
            mayBeFetched: true,
            onlineUrl: '',
          }
        : null,
  }
}
