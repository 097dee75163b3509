import type { ArticleLine } from '@yunxuan/contract'
import { type ArticleKind, articleKindNames, articleKinds, serviceStatuses } from '@yunxuan/domain'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { NewLink } from '../../../ui/NewLink.tsx'
import { stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { serviceStatusNames } from '../../publish/service-words.ts'
import { type ArticleFilter, useArticles } from '../article.queries.ts'
import { validityNames } from '../article-words.ts'
import { ArticleState } from '../components/ArticleState.tsx'

const dueNames = { ending: '到期或快到期', unconfirmed: '太久没核实' } as const

/** Policies, guides and everything else that is written to be read. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const filter = useFilter<ArticleFilter>({ kind: 'all', status: 'all', due: 'all', q: '', sort: '' })
  return (
    <ListPage
      what="文章与指南"
      list={useArticles(streetId, filter.settled)}
      filter={filter}
      search="标题、文号或内容"
      narrow={
        <>
          <FilterSelect<ArticleKind>
            label="哪一类"
            all="全部类别"
            names={articleKindNames}
            values={articleKinds}
            width={130}
            {...filter.bind('kind')}
          />
          <FilterSelect
            label="状态"
            all="全部状态"
            names={serviceStatusNames}
            values={serviceStatuses}
            width={130}
            {...filter.bind('status')}
          />
          <FilterSelect
            label="要处理的"
            all="不管到没到期"
            names={dueNames}
            values={['ending', 'unconfirmed']}
            width={150}
            {...filter.bind('due')}
          />
        </>
      }
      unit="篇"
      hint="↑ ↓ 选一行，回车打开"
      sheet={sheet}
      actions={may('writeArticle') && <NewLink to="articles/new">新文章</NewLink>}
      empty={
        <Nothing title="还没有文章">
          <p>政策、办事指南、身边的故事都写在这里，另一位同事看过再发布。</p>
        </Nothing>
      }
    >
      {rows => (
        <DataTable
          label="文章与指南"
          columns={columns(streetId)}
          rows={rows}
          rowKey={article => article.id}
          onOpen={article => void navigate(`/${streetId}/articles/${article.id}`)}
        />
      )}
    </ListPage>
  )
}

const columns = (streetId: string): readonly Column<ArticleLine>[] => [
  { title: '状态', sort: 'status', width: 170, render: article => <ArticleState article={article} /> },
  { title: '类别', sort: 'kind', width: 96, value: ({ kind }) => articleKindNames[kind] },
  {
    title: '标题',
    sort: 'title',
    isFixed: true,
    render: article => (
      <Link className="link-name clamp" to={`/${streetId}/articles/${article.id}`}>
        {article.title}
      </Link>
    ),
  },
  { title: '发布单位', value: ({ issuer }) => issuer || null },
  { title: '社区', value: ({ areaName }) => areaName ?? '全街道' },
  { title: '到期', sort: 'until', align: 'number', width: 110, value: ({ validUntil }) => validUntil },
  { title: '核实', width: 90, render: ({ isUnconfirmed }) => isUnconfirmed && <Tag tone="gold">未核实</Tag> },
  {
    title: '最近改动',
    sort: 'updated',
    align: 'number',
    width: 160,
    value: ({ updatedAt }) => stamp(updatedAt),
  },
]

const sheet: Sheet<ArticleLine> = [
  ['状态', each => serviceStatusNames[each.status].name],
  ['类别', each => articleKindNames[each.kind]],
  ['标题', each => each.title],
  ['发布单位', each => each.issuer],
  ['社区', each => each.areaName ?? '全街道'],
  ['到期', each => each.validUntil],
  ['有没有过期', each => validityNames[each.validity].name],
  ['是否未核实', each => (each.isUnconfirmed ? '未核实' : '')],
  ['最近改动', each => stamp(each.updatedAt)],
]
