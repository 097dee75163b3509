import type { RefusalCode } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { sayError } from '../refusal-words.ts'
import { sayClock } from './say.ts'

/** What a screen needs to know of a query. */
export interface Asked<T> {
  data: T | undefined
  error: Error | null
  dataUpdatedAt: number
  isFetching: boolean
  refetch: () => Promise<unknown>
}

interface Props<T> {
  query: Asked<T>
  skeleton?: ReactNode
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  children: (data: T) => ReactNode
}

/** Shows a query in one of five states: loading, refused, offline, empty, ready. */
export function Loaded<T>({ query, skeleton, isEmpty, empty, children }: Props<T>) {
  const { data, error } = query
  if (data === undefined) {
    if (error !== null) return <Trouble error={error} onRetry={query.refetch} isBusy={query.isFetching} />
    return (
      <div role="status" aria-label="正在打开">
        {skeleton ?? <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      </div>
    )
  }
  return (
    <>
      {error !== null && (
        <p className="notice notice-gold" role="status">
          {sayError(error)} 下面是 {sayClock(new Date(query.dataUpdatedAt))} 的内容。
          <Button size="small" onClick={() => void query.refetch()}>
            再试一次
          </Button>
        </p>
      )}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  )
}

interface TroubleProps {
  error: Error
  onRetry: () => unknown
  isBusy?: boolean
}

const closed: readonly RefusalCode[] = ['not_allowed', 'not_found']

export function Trouble({ error, onRetry, isBusy = false }: TroubleProps) {
  const { streetId = '' } = useParams()
  const isRefused = error instanceof RefusedError
  // Asking again would be refused again: the way on is another one.
  const isClosed = isRefused && closed.includes(error.code)
  return (
    <div className="state" role="alert">
      <strong>{isClosed ? '这一页打不开' : isRefused ? '这一步没有成功' : '连不上网络'}</strong>
      <p>{sayError(error)}</p>
      {isClosed ? (
        <Link className="main-link" to={`/${streetId}`}>
          回到今天
        </Link>
      ) : (
        <Button onClick={() => void onRetry()} loading={isBusy}>
          再试一次
        </Button>
      )}
    </div>
  )
}

interface EmptyProps {
  title: string
  children?: ReactNode
}

/** A screen with nothing on it says what to do next. */
export function Nothing({ title, children }: EmptyProps) {
  return (
    <div className="state">
      <strong>{title}</strong>
      {children}
    </div>
  )
}

interface NoMatchProps {
  what: string
  onReset: () => void
  /** How one would find more. */
  children?: string | undefined
}

/** A list whose filters let nothing through. */
export function NoMatch({ what, onReset, children }: NoMatchProps) {
  return (
    <Nothing title={`没有符合的${what}`}>
      {children !== undefined && <p>{children}</p>}
      <Button onClick={onReset}>清空条件</Button>
    </Nothing>
  )
}
