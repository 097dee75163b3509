import { IdcardOutlined } from '@ant-design/icons'
import type { VolunteerLine } from '@yunxuan/contract'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { useLookUp } from '../volunteer.queries.ts'
import { OpenRecord } from './OpenRecord.tsx'

/** Finds whoever stands there with a document but does not know the number. */
export function LookUp() {
  const [isAsking, setAsking] = useState(false)
  const [found, setFound] = useState<VolunteerLine | null>(null)
  return (
    <>
      <Button icon={<IdcardOutlined aria-hidden />} onClick={() => setAsking(true)}>
        按证件找人
      </Button>
      {isAsking && (
        <LookUpDialog
          onFound={line => {
            setAsking(false)
            setFound(line)
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {found !== null && <OpenRecord line={found} onClose={() => setFound(null)} />}
    </>
  )
}

interface DialogProps {
  onFound: (line: VolunteerLine) => void
  onClose: () => void
}

function LookUpDialog({ onFound, onClose }: DialogProps) {
  const { streetId } = useWorkplace()
  return (
    <FormDialog
      title="按证件找人"
      okText="找"
      initial={{ idNumber: '' }}
      write={useLookUp(streetId)}
      wish={({ idNumber }: { idNumber: string }) => idNumber}
      onDone={onFound}
      onClose={onClose}
    >
      <p className="gap-below">证件号码只用来找人，不会留在屏幕上；这次查找会记进日志。</p>
      <Form.Item name="idNumber" label="证件号码" rules={needed('请输入证件号码')}>
        <Input maxLength={30} autoComplete="off" autoFocus />
      </Form.Item>
    </FormDialog>
  )
}
