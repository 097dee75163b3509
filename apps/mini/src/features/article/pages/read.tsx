import { useAccountId } from '../../../session/session.ts'
import { replacePage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Empty } from '../../../ui/states.tsx'
import { useArticles } from '../article.queries.ts'
import { ArticleItem } from '../components/ArticleItem.tsx'
import { type ArticleFilter, filterOf, kindChoices } from '../filter.ts'

/** How to get things done, and what can be read: narrowed by this page's address. */
export default function Read() {
  const filter = filterOf(useParams())
  const accountId = useAccountId()
  const show = (next: ArticleFilter) => replacePage('article/read', { ...next })
  return (
    <Page title={filter.expired ? '已过期的' : '办事情'}>
      <Search
        placeholder="找办事指南、政策…"
        words={filter.q ?? ''}
        onSearch={q => show(q === '' ? without(filter, 'q') : { ...filter, q })}
      />
      <Chips
        label="看哪一类"
        options={kindChoices}
        value={filter.kind ?? 'all'}
        onChange={kind => show(kind === 'all' ? without(filter, 'kind') : { ...filter, kind })}
      />
      {accountId !== undefined && (
        <Check
          on={filter.mine === true}
          onChange={isMine => show(isMine ? { ...filter, mine: true } : without(filter, 'mine'))}
        >
          只看和我有关的
        </Check>
      )}
      <List filter={filter} />
      <Button
        kind="plain"
        onPress={() => show(filter.expired ? without(filter, 'expired') : { ...filter, expired: true })}
      >
        {filter.expired ? '看现在有效的' : '看已过期的'}
      </Button>
    </Page>
  )
}

function List({ filter }: { filter: ArticleFilter }) {
  return (
    <PagedList
      list={useArticles(filter)}
      empty={
        <Empty
          icon="search"
          title="没有找到"
          text={filter.mine ? '换成看全部，或者打电话问问服务台。' : '换个说法再找，或者打电话问问服务台。'}
        />
      }
    >
      {items => items.map(article => <ArticleItem key={article.id} article={article} />)}
    </PagedList>
  )
}

function without(filter: ArticleFilter, part: keyof ArticleFilter): ArticleFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== part))
}
