import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { NavLink } from 'react-router'
import type { Screen } from '../access.ts'
import { useActivitiesInReview } from '../features/activity/activity.queries.ts'
import { useBackfills } from '../features/backfill/backfill.queries.ts'
import { useApprovalCount } from '../features/booking/booking.queries.ts'
import { useCalls } from '../features/call/call.queries.ts'
import { useCorrections } from '../features/correction/correction.queries.ts'
import { useReviewCount } from '../features/publish/publish.queries.ts'
import { useWaitingRosters } from '../features/record/record.queries.ts'
import { useFolding } from './folding.ts'
import { menu, type Section } from './menu.tsx'
import { useWorkplace } from './street.tsx'

export function Navigation() {
  const { may, streetId, street } = useWorkplace()
  const { isFolded, fold } = useFolding()
  const counts: Partial<Record<Screen, number>> = {
    approvals: useApprovalCount(streetId, may('approvals')).data ?? 0,
    calls: useCalls(streetId, false, may('calls')).data?.items.length ?? 0,
    review:
      (useReviewCount(streetId, may('review')).data ?? 0) +
      (useActivitiesInReview(streetId, may('review')).data?.items.length ?? 0),
    hours: useWaitingRosters(streetId, may('hours')).data?.items.length ?? 0,
    corrections: countOpen(useCorrections(streetId, may('corrections')).data),
    backfills: countOpen(useBackfills(streetId, may('backfills')).data),
  }
  return (
    <nav className="nav" aria-label="主菜单">
      <div className="nav-brand">
        云选 · <span>{street.name}</span>
      </div>
      {menu
        .map(({ name, items }) => ({ name, items: items.filter(item => may(item.screen)) }))
        .filter(section => section.items.length > 0)
        .map(section => (
          <MenuSection
            key={section.name}
            section={section}
            counts={counts}
            isFolded={isFolded(section.name)}
            onFold={() => fold(section.name)}
          />
        ))}
    </nav>
  )
}

interface SectionProps {
  section: Section
  counts: Partial<Record<Screen, number>>
  isFolded: boolean
  onFold: () => void
}

function MenuSection({ section: { name, items }, counts, isFolded, onFold }: SectionProps) {
  const { streetId } = useWorkplace()
  const Arrow = isFolded ? RightOutlined : DownOutlined
  return (
    <div className="nav-section">
      <button type="button" className="nav-head" aria-expanded={!isFolded} onClick={onFold}>
        {name}
        <Arrow aria-hidden />
        {isFolded && <Count of={items.reduce((sum, { screen }) => sum + (counts[screen] ?? 0), 0)} />}
      </button>
      {!isFolded &&
        items.map(({ screen, to, name: title, Icon }) => (
          <NavLink key={to} to={`/${streetId}/${to}`} className="nav-item">
            <Icon aria-hidden />
            <span>{title}</span>
            <Count of={counts[screen] ?? 0} />
          </NavLink>
        ))}
    </div>
  )
}

function countOpen(asked: { items: readonly { status: string }[] } | undefined): number {
  return asked?.items.filter(each => each.status === 'open').length ?? 0
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
