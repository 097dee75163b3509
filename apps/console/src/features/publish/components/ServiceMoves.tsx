import { CheckCircleOutlined } from '@ant-design/icons'
import type { ManagedService } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { offeringOf } from '../offering.ts'
import { useClone, useConfirmFacts, useTransition } from '../publish.queries.ts'
import { MoveButtons } from './MoveButtons.tsx'
import { CloneButton, PosterButton } from './OfferingTools.tsx'
import { posterOf, SpreadButton } from './Spread.tsx'

interface Props {
  service: ManagedService
  /** Something typed is not saved, so that nothing may be submitted yet. */
  isDirty: boolean
}

/** What can be done with the whole of a service. */
export function ServiceMoves({ service, isDirty }: Props) {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const clone = useClone(streetId)
  const transition = useTransition(streetId)
  const { id: serviceId, status, edit } = service
  const offering = offeringOf(service)
  return (
    <>
      <SpreadButton offering={offering} />
      <PosterButton path={posterOf(offering, streetId)} title={edit.title} />
      {may('edit') && (
        <CloneButton
          id={serviceId}
          clone={clone}
          onCloned={id => void navigate(`/${streetId}/services/${id}`)}
        />
      )}
      {may('edit') && status !== 'archived' && <ConfirmButton service={service} />}
      <MoveButtons offering={offering} transition={transition} isDirty={isDirty} />
    </>
  )
}

function ConfirmButton({ service }: { service: ManagedService }) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const confirm = useConfirmFacts(streetId)
  const ask = () =>
    modal.confirm({
      title: '这些内容今天都还对吗？',
      content: '时间、地点、电话、费用都问过了再点。居民会看到今天的核实日期。',
      okText: '都对，记下今天',
      onOk: () => confirm.tell(service.id, { done: '已核实，日期记为今天' }),
    })
  return (
    <Button icon={<CheckCircleOutlined aria-hidden />} loading={confirm.isPending} onClick={() => void ask()}>
      核实
    </Button>
  )
}
