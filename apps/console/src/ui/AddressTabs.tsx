import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'

interface Props {
  /** The first one is open when the address names none. */
  tabs: readonly { key: string; label: string; children: ReactNode }[]
}

/** Tabs whose choice stands in the address, so that a reload or a link comes back to it. */
export function AddressTabs({ tabs }: Props) {
  const [search, setSearch] = useSearchParams()
  return (
    <Tabs
      activeKey={search.get('tab') ?? tabs[0]?.key ?? ''}
      onChange={tab => setSearch({ tab }, { replace: true })}
      items={[...tabs]}
    />
  )
}
