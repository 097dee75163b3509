import type { ReactNode } from 'react'
import { RefusedError, UnreachableError } from '../api.ts'
import { deskPhone } from '../shell/street.ts'
import { mayPass, readRefusalWords } from '../words/refusals.ts'
import { Age } from './Age.tsx'
import { Button } from './Button.tsx'
import type { Phone } from './phone.ts'
import { Offline, Refused, Skeleton } from './states.tsx'

/** The part of a TanStack query that decides which state is shown. */
interface Query<Data> {
  data: Data | undefined
  error: Error | null
  refetch: () => unknown
  dataUpdatedAt?: number
  failureCount?: number
}

export interface LoadedProps<Data> {
  query: Query<Data>
  children: (data: Data) => ReactNode
  /** Otherwise a list without items. */
  isEmpty?: (data: Data) => boolean
  empty?: ReactNode
  loading?: ReactNode
  /** Who to call when it fails; the street's desk where nothing else is said. */
  phone?: Phone | undefined
  /** What else there is where it cannot be opened: Buttons. */
  otherwise?: ReactNode
  /** Says as of when it is where it cannot be asked for again. */
  aged?: boolean
}

/** The five states of a screen. Data that is already here stays in sight when a refresh fails. */
export function Loaded<Data>(props: LoadedProps<Data>) {
  const { query, children, isEmpty = hasNoItems, empty, loading, phone, otherwise, aged } = props
  const { data, error } = query
  const desk = deskPhone.use()
  const answering = phone ?? (desk === '' ? undefined : { name: '服务台', number: desk })
  if (data !== undefined) {
    const { dataUpdatedAt = 0, failureCount = 0 } = query
    return (
      <>
        {aged && <Age dataUpdatedAt={dataUpdatedAt} error={error} failureCount={failureCount} />}
        {empty && isEmpty(data) ? empty : children(data)}
      </>
    )
  }
  if (!error) return <>{loading ?? <Skeleton />}</>
  const retry = () => void query.refetch()
  if (error instanceof UnreachableError) return <Offline onRetry={retry} phone={answering} />
  const refused = error instanceof RefusedError ? error : undefined
  const isWorthTrying = !refused || mayPass(refused)
  return (
    <Refused
      title="没打开"
      why={refused ? readRefusalWords(refused) : '我们这边出了点问题，请稍后再试。'}
      phone={answering}
      action={isWorthTrying ? <Button onPress={retry}>再试一次</Button> : otherwise}
    />
  )
}

function hasNoItems(data: unknown): boolean {
  const items = typeof data === 'object' && data !== null && 'items' in data ? data.items : data
  return Array.isArray(items) && items.length === 0
}
