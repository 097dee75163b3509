export { contrast } from './contrast.ts'
export { tokensCss } from './css.ts'
export { type PictureName, pictureNames, picturesCss, sceneSvg } from './pictures.ts'
export {
  dark,
  elder,
  gaps,
  light,
  lineHeight,
  normal,
  type Palette,
  type Scale,
  shape,
  textPairs,
} from './tokens.ts'
