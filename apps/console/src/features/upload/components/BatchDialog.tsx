import type { UploadBatch } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Checkbox, Form } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen } from '../../../ui/rules.ts'
import { OrganizationSelect } from '../../publish/components/KeptSelect.tsx'
import { type BatchWish, useMakeBatch } from '../upload.queries.ts'

interface Props {
  onDone: (batch: UploadBatch) => void
  onClose: () => void
}

/** Puts what is not reported into a batch. */
export function BatchDialog({ onDone, onClose }: Props) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog
      title="生成一批"
      okText="做好这一批"
      initial={{ until: shanghaiDate(new Date()), includesReturned: true }}
      write={useMakeBatch(streetId)}
      wish={({ until, organizationId, includesReturned }: BatchWish) => ({
        until,
        includesReturned,
        ...(organizationId === undefined ? {} : { organizationId }),
      })}
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item name="until" label="服务到哪天" rules={chosen('请选日期')}>
        <DayInput allowClear={false} />
      </Form.Item>
      <Form.Item name="organizationId" label="机构（不选就是全部）">
        <OrganizationSelect />
      </Form.Item>
      <Form.Item name="includesReturned" valuePropName="checked">
        <Checkbox>退回过的也一起再报</Checkbox>
      </Form.Item>
    </FormDialog>
  )
}
