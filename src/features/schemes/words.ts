import { catalogue } from '../../ui/text.ts';

export const words = catalogue({});
