import type { Picture } from '@yunxuan/contract'
import { categories, categoryNames, serviceModes } from '@yunxuan/domain'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { PictureField } from '../../picture/components/PictureField.tsx'
import { fieldNames, type ServiceValues } from '../service-form.ts'
import { modeNames } from '../service-words.ts'
import { LocationSelect, OrganizationSelect } from './KeptSelect.tsx'

// What is said of a service and of an activity in the same words; each form puts its own between them.
const Field = Form.Item<ServiceValues>

interface TitleProps {
  what: '服务' | '活动'
  readers: '居民' | '志愿者'
}

export function TitleFields({ what, readers }: TitleProps) {
  return (
    <>
      <Field name="title" label={`${what}名称`} rules={needed(`请写${what}名称`)}>
        <Input maxLength={40} showCount />
      </Field>
      <Field name="summary" label={fieldNames.summary} rules={needed('请用一句话介绍')}>
        <Input maxLength={60} showCount placeholder={`${readers}在列表里看到的那一句`} />
      </Field>
    </>
  )
}

/** The picture in lists, at the head of its page and on its poster; `kept` is the one that is there. */
export function PictureFields({ kept }: { kept: Picture | null }) {
  return (
    <Field name="picture" label={fieldNames.picture}>
      <PictureField kept={kept} />
    </Field>
  )
}

export function KindFields() {
  const { street } = useWorkplace()
  return (
    <>
      <Field name="category" label={fieldNames.category} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={categories.map(category => ({ value: category, label: categoryNames[category].name }))}
        />
      </Field>
      <Field name="brandId" label={fieldNames.brandId}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="没有就不选"
          options={street.brands.map(brand => ({ value: brand.id, label: brand.name }))}
        />
      </Field>
    </>
  )
}

export function ModeField() {
  return (
    <Field name="mode" label={fieldNames.mode}>
      <Radio.Group options={serviceModes.map(mode => ({ value: mode, label: modeNames[mode] }))} />
    </Field>
  )
}

export function KeywordsField({ readers }: Pick<TitleProps, 'readers'>) {
  return (
    <Field
      name="keywords"
      label={fieldNames.keywords}
      extra={`${readers}可能会搜的别的说法，输一个按一次回车`}
    >
      <Select mode="tags" maxCount={20} open={false} suffixIcon={null} />
    </Field>
  )
}

export function PlaceFields() {
  return (
    <>
      <Field name="organizationId" label={fieldNames.organizationId} rules={chosen('请选机构')}>
        <OrganizationSelect />
      </Field>
      <Field name="locationId" label={fieldNames.locationId} rules={chosen('请选地点')}>
        <LocationSelect />
      </Field>
    </>
  )
}

export function AgeFields() {
  return (
    <>
      <Field name="minimumAge" label={fieldNames.minimumAge}>
        <InputNumber min={0} max={120} suffix="周岁" placeholder="不限" style={{ width: '100%' }} />
      </Field>
      <Field name="maximumAge" label={fieldNames.maximumAge}>
        <InputNumber min={0} max={120} suffix="周岁" placeholder="不限" style={{ width: '100%' }} />
      </Field>
    </>
  )
}

/** Of which communities one has to be; `label` says it as the form does. */
export function ResidentsField({ label }: { label: string }) {
  const { street } = useWorkplace()
  return (
    <Field name="residentsOf" label={label} extra="不选就是全街道都能来">
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="全街道"
        options={street.areas.map(area => ({ value: area.id, label: area.name }))}
      />
    </Field>
  )
}

export function BringField({ example }: { example: string }) {
  return (
    <Field name="bring" label={fieldNames.bring} extra={`比如${example}，输一个按一次回车`}>
      <Select mode="tags" maxCount={10} open={false} suffixIcon={null} />
    </Field>
  )
}

export function PreparationField() {
  return (
    <Field name="preparation" label={fieldNames.preparation} extra="比如空腹、穿宽松衣服，输一个按一次回车">
      <Select mode="tags" maxCount={10} open={false} suffixIcon={null} />
    </Field>
  )
}

export function PhoneField() {
  return (
    <Field name="phone" label={fieldNames.phone}>
      <Input maxLength={30} inputMode="tel" />
    </Field>
  )
}
