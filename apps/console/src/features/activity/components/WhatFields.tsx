import type { Picture } from '@yunxuan/contract'
import { Checkbox, Form, Input } from 'antd'
import { needed } from '../../../ui/rules.ts'
import {
  KeywordsField,
  KindFields,
  ModeField,
  PictureFields,
  TitleFields,
} from '../../publish/components/OfferingFields.tsx'
import { type ActivityValues, fieldNames } from '../activity-form.ts'

const Field = Form.Item<ActivityValues>

export function WhatFields({ picture }: { picture: Picture | null }) {
  return (
    <>
      <TitleFields what="活动" readers="志愿者" />
      <PictureFields kept={picture} />
      <Field
        name="content"
        label={fieldNames.content}
        extra="会写进每个人的服务记录"
        rules={needed('请写志愿者做什么')}
      >
        <Input maxLength={200} showCount />
      </Field>
      <Field name="description" label={fieldNames.description}>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
      <div className="fields">
        <KindFields />
        <Field name="project" label={fieldNames.project}>
          <Input maxLength={40} placeholder="没有就不填" />
        </Field>
        <ModeField />
      </div>
      <KeywordsField readers="志愿者" />
      <Field name="isTemplate" valuePropName="checked">
        <Checkbox>存成模板：不发布，只用来照着做</Checkbox>
      </Field>
    </>
  )
}
