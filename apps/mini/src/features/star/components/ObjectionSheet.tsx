import type { PublicCandidate } from '@yunxuan/contract'
import { useState } from 'react'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useObject } from '../star.queries.ts'

export interface ObjectionSheetProps {
  runId: string
  candidate: PublicCandidate
  onClose: () => void
}

/** A word against a candidate while the notice hangs; somebody answers it. */
export function ObjectionSheet({ runId, candidate, onClose }: ObjectionSheetProps) {
  return (
    <Sheet title={`对${candidate.maskedName}有异议`} isOpen onClose={onClose}>
      <ForMember icon="user-round" title="登录后提异议" text="要知道答复给谁，所以请先登录。">
        {() => <Form runId={runId} candidateId={candidate.id} onClose={onClose} />}
      </ForMember>
    </Sheet>
  )
}

interface FormProps {
  runId: string
  candidateId: string
  onClose: () => void
}

function Form({ runId, candidateId, onClose }: FormProps) {
  const [text, setText] = useState('')
  const object = useObject(runId, () => {
    say('收到了，社区会去核实')
    onClose()
  })
  return (
    <>
      <Field label="哪里不对" value={text} onChange={setText} multiline maxLength={500} />
      <Button
        busy={object.isSending}
        why={text.trim() === '' ? '先写一句哪里不对' : undefined}
        onPress={() => object.send({ candidateId, text: text.trim() })}
      >
        提交异议
      </Button>
      <Failure error={object.error} onRetry={object.again} />
    </>
  )
}
