import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useToday } from '../features/today/today.queries.ts'
import { screens } from '../features.ts'
import type { SeenEntry, SeenSection } from '../menu.ts'
import { useWorkplace } from './street.tsx'

/** How many things wait for this person, by the screen's address. */
type Counts = Readonly<Record<string, number>>

/** The menu: what stands for itself, and sections of which one is open at a time, the one in use unless another is wanted. */
export function Navigation() {
  const { menu, street } = useWorkplace()
  const counts = useCounts()
  const path = usePath()
  const inUse = menu.find(section => section.entries.some(entry => isAt(entry, path)))?.name
  const [chosen, choose] = useState<{ while: string | undefined; name: string | undefined }>()
  // Whoever goes on to another section has that one open.
  const open = chosen !== undefined && chosen.while === inUse ? chosen.name : inUse
  return (
    <nav className="nav" aria-label="主菜单">
      <div className="nav-brand">
        云选 · <span>{street.name}</span>
      </div>
      {menu.map(section => (
        <MenuSection
          key={section.name}
          section={section}
          path={path}
          counts={counts}
          isOpen={section.name === open}
          onOpen={isOpen => choose({ while: inUse, name: isOpen ? section.name : undefined })}
        />
      ))}
    </nav>
  )
}

/** Counts what has to be done today by the screen it is done at; of 今天 itself, how many kinds there are. */
function useCounts(): Counts {
  const { streetId } = useWorkplace()
  const due = useToday(streetId).data?.lines.filter(line => line.band !== 'week') ?? []
  const counts: Record<string, number> = { today: due.length }
  for (const { to, count } of due) {
    const [path = ''] = to.split('?')
    counts[path] = (counts[path] ?? 0) + count
  }
  return counts
}

/** Returns the first part of the address behind the street's: the screen that is open, or whose details are. */
function usePath(): string {
  const [, , path = ''] = useLocation().pathname.split('/')
  return (
    screens.find(screen => screen.path.startsWith(`${path}/`) && screen.under !== undefined)?.under ?? path
  )
}

const isAt = (entry: SeenEntry, path: string) => entry.tabs.some(tab => tab.path === path)

interface SectionProps {
  section: SeenSection
  path: string
  counts: Counts
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

function MenuSection({ section: { name, entries }, path, counts, isOpen, onOpen }: SectionProps) {
  const Arrow = isOpen ? DownOutlined : RightOutlined
  const isBare = name === ''
  return (
    <div className="nav-section">
      {!isBare && (
        <button type="button" className="nav-head" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {name}
          <Arrow aria-hidden />
          {!isOpen && <Count of={entries.reduce((sum, entry) => sum + waitingAt(entry, counts), 0)} />}
        </button>
      )}
      {(isOpen || isBare) &&
        entries.map(entry => (
          <MenuEntry
            key={entry.title}
            entry={entry}
            isActive={isAt(entry, path)}
            waiting={waitingAt(entry, counts)}
          />
        ))}
    </div>
  )
}

function waitingAt({ tabs }: SeenEntry, counts: Counts): number {
  return tabs.reduce((sum, { path }) => sum + (counts[path] ?? 0), 0)
}

function MenuEntry({ entry, isActive, waiting }: { entry: SeenEntry; isActive: boolean; waiting: number }) {
  const { streetId } = useWorkplace()
  const [first] = entry.tabs
  if (first === undefined) return null
  const { Icon, path } = first
  return (
    <Link
      to={`/${streetId}/${path}`}
      className={isActive ? 'nav-item active' : 'nav-item'}
      aria-current={isActive ? 'page' : undefined}
    >
      {Icon !== undefined && <Icon aria-hidden />}
      <span>{entry.title}</span>
      <Count of={waiting} />
    </Link>
  )
}

function Count({ of }: { of: number }) {
  if (of === 0) return null
  return (
    <b className="nav-count">
      {of > 99 ? '99+' : of}
      <span className="unseen"> 件等您处理</span>
    </b>
  )
}
