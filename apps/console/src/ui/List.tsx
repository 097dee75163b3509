import type { ReactNode } from 'react'
import { useWorkplace } from '../shell/street.tsx'
import type { Sheet } from './csv.ts'
import { ExportButton } from './ExportButton.tsx'
import { type Asked, Loaded, NoMatch } from './Loaded.tsx'
import { More, type Pages } from './More.tsx'
import { PageHead, useScreenTitle } from './PageHead.tsx'
import { RowCount } from './RowCount.tsx'
import { SearchBox } from './SearchBox.tsx'
import type { Filter } from './use-filter.ts'

/** Rows that were asked for; of a list that comes page by page those that have come. */
interface Listed<T> {
  asked: Asked<unknown> & Partial<Pages>
  items: readonly T[]
  /** The way to all of them, where more than these are to be had. */
  every?: () => Promise<readonly T[]>
}

interface Props<T> {
  list: Listed<T>
  /** What the rows are called: 证书, 志愿者. */
  what: string
  /** Said where there is nothing, for any other reason than the filter. */
  empty: ReactNode
  filter?: Pick<Filter<object>, 'isNarrowed' | 'reset' | 'search'>
  /** The label of the search; none where nobody searches. */
  search?: string
  /** Said where nothing is found. */
  searchHint?: string | undefined
  /** The controls that narrow the list. */
  narrow?: ReactNode
  /** The measure word, where rows are counted: 位, 张. */
  unit?: string
  /** What the keyboard does here. */
  hint?: string | false
  /** What a spreadsheet of it says; none where it is not saved. */
  sheet?: Sheet<T>
  /** What the spreadsheet is called, where not as the screen is. */
  sheetName?: string
  /** What the button to save says, where not as usual. */
  saveAs?: string
  children: (items: readonly T[]) => ReactNode
}

interface PageProps<T> extends Props<T> {
  aside?: string
  /** What else can be done, on the right of the head. */
  actions?: ReactNode
  /** Between the head and the list. */
  above?: ReactNode
}

/** A list that is a page: its search, its spreadsheet and what else can be done stand in the head. */
export function ListPage<T>({ aside, actions, above, ...list }: PageProps<T>) {
  return (
    <>
      <PageHead aside={aside}>
        <Search {...list} />
        <Save {...list} />
        {actions}
      </PageHead>
      {above}
      {(list.narrow !== undefined || list.unit !== undefined) && (
        <div className="filters">
          {list.narrow}
          <Count {...list} />
        </div>
      )}
      <Rows {...list} />
    </>
  )
}

/** A list that is a part of a page: everything stands in one line above it. */
export function List<T>(list: Props<T>) {
  return (
    <div className="stack">
      <div className="filters">
        <Search {...list} searchWidth={220} />
        {list.narrow}
        <Count {...list} />
        <span className="grow" />
        <Save {...list} />
      </div>
      <Rows {...list} />
    </div>
  )
}

function Search<T>({ search, filter, searchWidth = 300 }: Props<T> & { searchWidth?: number }) {
  if (search === undefined || filter === undefined) return null
  return <SearchBox label={search} width={searchWidth} {...filter.search} />
}

function Save<T>({ list: { items, every }, sheet, sheetName, saveAs }: Props<T>) {
  const { street } = useWorkplace()
  const title = useScreenTitle()
  if (sheet === undefined) return null
  return (
    <ExportButton
      name={`${street.name}${sheetName ?? title}`}
      sheet={sheet}
      rows={every ?? (() => items)}
      isEmpty={items.length === 0}
    >
      {saveAs}
    </ExportButton>
  )
}

function Count<T>({ list: { asked, items }, unit }: Props<T>) {
  if (unit === undefined || asked.data === undefined) return null
  return <RowCount count={items.length} unit={unit} isMore={asked.hasNextPage ?? false} />
}

function Rows<T>({ list: { asked, items }, what, empty, filter, searchHint, hint, children }: Props<T>) {
  const { hasNextPage = false, isFetchingNextPage = false, fetchNextPage } = asked
  return (
    <Loaded
      query={asked}
      isEmpty={() => items.length === 0 && !hasNextPage}
      empty={
        filter?.isNarrowed ? (
          <NoMatch what={what} onReset={filter.reset}>
            {searchHint}
          </NoMatch>
        ) : (
          empty
        )
      }
    >
      {() => (
        <>
          {children(items)}
          {hint && <p className="soft">{hint}</p>}
          {fetchNextPage !== undefined && <More pages={{ hasNextPage, isFetchingNextPage, fetchNextPage }} />}
        </>
      )}
    </Loaded>
  )
}
