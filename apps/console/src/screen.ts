import type { PhoneOutlined } from '@ant-design/icons'
import type { EndpointKey } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import type { ComponentType } from 'react'
import type { Permission } from './access.ts'

/** What somebody with a role may see or do; a test holds it against the endpoint behind it. */
export interface Access {
  behind: EndpointKey
  roles: readonly StaffRole[]
  /** The server lets nobody do it whose role is for a part of the street only. */
  isWholeStreet?: true
}

/** A page of a feature, under the address of the street. */
export interface Screen {
  path: string
  /** Fetched when the page is opened: every screen is its own chunk. */
  load: () => Promise<{ Component: ComponentType }>
  /** Stands on its own, without the menu and the bar. */
  isBare?: true
  /** What the menu and the page's heading call it. */
  title?: string
  /** What it is called among the tabs of siblings, where that is shorter. */
  tab?: string
  /** The screen that a page of details belongs to, where its address does not say so. */
  under?: string
  Icon?: typeof PhoneOutlined
  /** Who finds it in the menu. */
  may?: Permission
}
