import type { ManagedService } from '@yunxuan/contract'
import { useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AddressTabs } from '../../../ui/AddressTabs.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { ResidentView } from '../components/ResidentView.tsx'
import { ServiceEditor } from '../components/ServiceEditor.tsx'
import { ServiceMoves } from '../components/ServiceMoves.tsx'
import { ServiceState } from '../components/ServiceTable.tsx'
import { SlotsTab } from '../components/SlotsTab.tsx'
import { offeringOf } from '../offering.ts'
import { useService } from '../publish.queries.ts'
import { useEditing } from '../use-editing.tsx'

export function Component() {
  const { serviceId = '' } = useParams()
  const { streetId } = useWorkplace()
  const service = useService(streetId, serviceId)
  return <Loaded query={service}>{data => <ServiceView key={data.id} service={data} />}</Loaded>
}

function ServiceView({ service }: { service: ManagedService }) {
  const { held, isDirty, setDirty, guard } = useEditing(service)

  return (
    <>
      <BackLink to="services" />
      <PageHead title={service.edit.title} aside={<StatusLine service={service} />}>
        <ServiceMoves service={service} isDirty={isDirty} />
      </PageHead>
      {service.statusReason !== '' && <p className="notice notice-gold">说明：{service.statusReason}</p>}
      <AddressTabs
        tabs={[
          {
            key: 'edit',
            label: '内容',
            children: (
              <ServiceEditor key={held.version} service={held} isDirty={isDirty} onDirty={setDirty} />
            ),
          },
          { key: 'slots', label: '场次', children: <SlotsTab offering={offeringOf(service)} /> },
          {
            key: 'view',
            label: '居民看到的',
            children: (
              <section className="panel">
                <ResidentView service={service} />
              </section>
            ),
          },
        ]}
      />
      {guard}
    </>
  )
}

function StatusLine({ service }: { service: ManagedService }) {
  return (
    <>
      <ServiceState service={service} />{' '}
      {service.isUnconfirmed ? (
        <Tag tone="gold">未核实</Tag>
      ) : (
        <span className="soft">核实于 {service.assuredDate}</span>
      )}
      {service.submittedBy !== null && service.status === 'in_review' && (
        <span className="soft"> · {service.submittedBy}提交</span>
      )}
    </>
  )
}
