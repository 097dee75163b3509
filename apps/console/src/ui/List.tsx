import { type ReactNode, useEffect, useState } from 'react'
import { useWorkplace } from '../shell/street.tsx'
import { useAddress } from './address.ts'
import type { Sheet } from './csv.ts'
import { ExportButton, FileButton } from './ExportButton.tsx'
import { type Asked, Loaded, NoMatch } from './Loaded.tsx'
import { More, type Pages } from './More.tsx'
import { PageHead, useScreenTitle } from './PageHead.tsx'
import { RowCount } from './RowCount.tsx'
import { SearchBox } from './SearchBox.tsx'
import { ListSortingProvider, useAddressSort } from './sorting.ts'
import type { Filter } from './use-filter.ts'

/** Rows that were asked for; of a list that comes page by page those that have come. */
interface Listed<T> {
  asked: Asked<unknown> & Partial<Pages>
  items: readonly T[]
  /** How many there are, where the server counts them. */
  total?: number | null
  /** How many pages of them have come. */
  pages?: number
  /** The way to all of them, where more than these are to be had. */
  every?: () => Promise<readonly T[]>
  /** Where all of them are to be had as a spreadsheet, which the server then makes. */
  file?: string
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
  /** What a spreadsheet of it says, where the server makes none; none where it is not saved. */
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
  const [corner, setCorner] = useState<HTMLElement | null>(null)
  return (
    <>
      <PageHead aside={aside}>
        <Search {...list} />
        <Save {...list} />
        {actions}
      </PageHead>
      {above}
      <div className="filters">
        {list.narrow}
        <Count {...list} />
        <span className="grow" />
        <span ref={setCorner} />
      </div>
      <Rows {...list} corner={corner} />
    </>
  )
}

/** A list that is a part of a page: everything stands in one line above it. */
export function List<T>(list: Props<T>) {
  const [corner, setCorner] = useState<HTMLElement | null>(null)
  return (
    <div className="stack">
      <div className="filters">
        <Search {...list} searchWidth={220} />
        {list.narrow}
        <Count {...list} />
        <span className="grow" />
        <span ref={setCorner} />
        <Save {...list} />
      </div>
      <Rows {...list} corner={corner} />
    </div>
  )
}

function Search<T>({ search, filter, searchWidth = 300 }: Props<T> & { searchWidth?: number }) {
  if (search === undefined || filter === undefined) return null
  return <SearchBox label={search} width={searchWidth} {...filter.search} />
}

function Save<T>({ list: { items, every, file }, sheet, sheetName, saveAs }: Props<T>) {
  const { street } = useWorkplace()
  const title = useScreenTitle()
  if (file !== undefined) {
    const name = `${street.name}${sheetName ?? title}`
    return <FileButton name={name} file={file} isEmpty={items.length === 0} />
  }
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

function Count<T>({ list: { asked, items, total = null }, unit }: Props<T>) {
  if (unit === undefined || asked.data === undefined) return null
  return (
    <RowCount
      count={total ?? items.length}
      unit={unit}
      isMore={total === null && (asked.hasNextPage ?? false)}
    />
  )
}

function Rows<T>({ corner, ...props }: Props<T> & { corner: HTMLElement | null }) {
  const { list, what, empty, filter, searchHint, hint, children } = props
  const { asked, items } = list
  const { hasNextPage = false } = asked
  const sorting = useAddressSort()
  const pages = usePages(list)
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
        <ListSortingProvider value={{ ...sorting, isWhole: !hasNextPage, corner }}>
          {children(items)}
          {hint && <p className="soft">{hint}</p>}
          {pages !== null && <More pages={pages} />}
        </ListSortingProvider>
      )}
    </Loaded>
  )
}

// Whoever comes back to a list that far down looks for one thing, and searches.
const mostPages = 20

/** The way on through a list; how many pages of it are shown stands in the address, and as many are fetched again. */
function usePages<T>({ asked, pages = 1 }: Listed<T>): Pages | null {
  const [address, changeAddress] = useAddress()
  const { hasNextPage = false, isFetchingNextPage = false, fetchNextPage } = asked
  const wanted = Math.min(Number(address.get('page') ?? 1) || 1, mostPages)
  const isBehind = hasNextPage && !isFetchingNextPage && pages < wanted
  useEffect(() => {
    if (isBehind) void fetchNextPage?.()
  }, [isBehind, fetchNextPage])
  if (fetchNextPage === undefined) return null
  return {
    hasNextPage,
    isFetchingNextPage,
    async fetchNextPage() {
      await fetchNextPage()
      changeAddress(parts => parts.set('page', String(pages + 1)))
    },
  }
}
