import type { ManagedService } from '@yunxuan/contract'
import { audienceNames, categoryNames } from '@yunxuan/domain'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { Shown } from '../../picture/components/Shown.tsx'
import { modeNames, sayAges, sayAssured, sayFee } from '../service-words.ts'

/** What residents will read of a service, before it is published. */
export function ResidentView({ service }: { service: ManagedService }) {
  const { street } = useWorkplace()
  const { edit } = service
  const areas = street.areas.filter(area => edit.residentsOf.includes(area.id)).map(area => area.name)
  const people = edit.audiences.map(audience => audienceNames[audience]).join('、')
  const asked = edit.audiences.length === 0 ? '所有人' : people
  return (
    <div className="resident-view">
      <p>
        <Tag tone="red">{categoryNames[edit.category].name}</Tag> <Tag>{modeNames[edit.mode]}</Tag>{' '}
        <Tag tone="ok">{sayFee(edit)}</Tag>
      </p>
      {service.picture !== null && <Shown picture={service.picture} />}
      <p className="summary">{edit.summary}</p>
      {edit.description !== '' && <p className="description">{edit.description}</p>}
      <Facts
        facts={[
          ['适合', edit.isAudienceStrict ? `只面向${asked}` : asked],
          ['年龄', sayAges(edit)],
          ['社区', areas.length === 0 ? '全街道' : areas.join('、')],
          ...(edit.eligibility === '' ? [] : [['其他条件', edit.eligibility] as const]),
          ...(edit.preparation.length === 0 ? [] : [['来之前', edit.preparation.join('、')] as const]),
          ['请带', edit.bring.length === 0 ? '人来就行' : edit.bring.join('、')],
          ['地点', service.locationName],
          [
            '机构',
            service.brandName === null
              ? service.organizationName
              : `${service.brandName} · ${service.organizationName}`,
          ],
          ['咨询电话', edit.phone === '' ? `服务台 ${street.deskPhone}` : edit.phone],
          ['一场', `${sayMinutes(edit.durationMinutes)}，${edit.placesPerSlot} 位`],
          ['怎么约', `${edit.needsApproval ? '要先审核' : '马上约好'}，一次最多 ${edit.partyMax} 位`],
          ['最近核实', sayAssured(service)],
        ]}
      />
    </div>
  )
}
