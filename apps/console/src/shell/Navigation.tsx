import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { NavLink } from 'react-router'
import { screens } from '../features.ts'
import { menu } from '../menu.ts'
import type { Screen } from '../screen.ts'
import { useFolding } from './folding.ts'
import { useWorkplace } from './street.tsx'

/** How many things wait for this person, by the screen's address. */
type Counts = Readonly<Record<string, number>>

export function Navigation() {
  const { may, street } = useWorkplace()
  const { isFolded, fold } = useFolding()
  const counts = useCounts()
  const seen = screens.filter(screen => screen.may !== undefined && may(screen.may))
  return (
    <nav className="nav" aria-label="主菜单">
      <div className="nav-brand">
        云选 · <span>{street.name}</span>
      </div>
      {menu
        .map(({ name, paths }) => ({
          name,
          items: paths.flatMap(path => seen.find(screen => screen.path === path) ?? []),
        }))
        .filter(section => section.items.length > 0)
        .map(section => (
          <MenuSection
            key={section.name}
            {...section}
            counts={counts}
            isFolded={isFolded(section.name)}
            onFold={() => fold(section.name)}
          />
        ))}
    </nav>
  )
}

function useCounts(): Counts {
  const { may, streetId } = useWorkplace()
  const counts: Record<string, number> = {}
  for (const screen of screens) {
    if (screen.useCount === undefined) continue
    // biome-ignore lint/correctness/useHookAtTopLevel: the screens are a fixed list, so the order never changes
    counts[screen.path] = screen.useCount(streetId, screen.may === undefined || may(screen.may))
  }
  return counts
}

interface SectionProps {
  name: string
  items: readonly Screen[]
  counts: Counts
  isFolded: boolean
  onFold: () => void
}

function MenuSection({ name, items, counts, isFolded, onFold }: SectionProps) {
  const { streetId } = useWorkplace()
  const Arrow = isFolded ? RightOutlined : DownOutlined
  return (
    <div className="nav-section">
      <button type="button" className="nav-head" aria-expanded={!isFolded} onClick={onFold}>
        {name}
        <Arrow aria-hidden />
        {isFolded && <Count of={items.reduce((sum, { path }) => sum + (counts[path] ?? 0), 0)} />}
      </button>
      {!isFolded &&
        items.map(({ path, title, Icon }) => (
          <NavLink key={path} to={`/${streetId}/${path}`} className="nav-item">
            {Icon !== undefined && <Icon aria-hidden />}
            <span>{title}</span>
            <Count of={counts[path] ?? 0} />
          </NavLink>
        ))}
    </div>
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
