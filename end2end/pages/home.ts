import { words } from '../words.ts';
import { ShopPage } from './page.ts';

export class HomePage extends ShopPage {
  readonly title = this.heading(words.homeTitle);

  open() {
    return this.goto('');
  }
}
