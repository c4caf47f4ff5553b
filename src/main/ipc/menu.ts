// The window's word to the native menu.
import type { AppMenu } from '../menu';
import type { MainHandlers } from './register';

export const createMenuHandlers = (menu: AppMenu): MainHandlers['menu'] => ({
  offer: ({ can, chosen }) => {
    menu.offer(can, chosen);
    return {};
  },
});
