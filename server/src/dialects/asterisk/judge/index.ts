export { effectiveOptions } from './effective';
export { judge } from './judge';
export { sectionTypes } from './section';
export { judgeUnit, type UnitContext, type UnitObject } from './unit';
export * from './verdict';
export { type Expansion, expandWizard, type MadeSetting, type WizardObject } from './wizard';
