// Browser behaviour that the application does not carry in its WebAssembly: scroll restoration, focus and
// announcements after a client-side navigation, the filters as a modal dialog, and where the toast stands and when it
// leaves. See docs/adr/0018. It changes nothing of a page before somebody acts; without it everything still works.

const find = (selector, within = document) => within.querySelector(selector);
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const busy = () => find('main')?.getAttribute('aria-busy') === 'true';

// Resolves when what the address asks for is shown: the application marks `main` as busy until then.
async function settled() {
  // Data is asked for within a frame or two of the change of the address.
  await frame();
  await frame();
  do await frame();
  while (busy());
}

// --- Scroll restoration: every history entry keeps its position in its own state ---

const plain = { push: history.pushState, replace: history.replaceState };
let top = scrollY;
let saving;
/** The number of the restoration under way, otherwise 0. */
let restoring = 0;
let restorations = 0;

function save() {
  clearTimeout(saving);
  if (history.state?.top !== top) plain.replace.call(history, { ...history.state, top }, '');
}

addEventListener('scroll', () => {
  // What scrolls while a page is on its way is not a person.
  if (restoring || busy()) return;
  top = scrollY;
  clearTimeout(saving);
  saving = setTimeout(save, 150);
}, { passive: true });

// Who acts while a position waits to be restored wants to be where they are.
for (const act of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
  addEventListener(act, () => (restoring = 0), { capture: true, passive: true });
}

async function restore(wanted) {
  const mine = (restoring = restorations += 1);
  await settled();
  for (let tries = 0; tries < 30 && restoring === mine; tries += 1) {
    scrollTo({ top: wanted, behavior: 'instant' });
    if (Math.abs(scrollY - wanted) < 2) break;
    await frame();
  }
  if (restoring !== mine) return;
  restoring = 0;
  top = scrollY;
}

history.pushState = function (state, ...rest) {
  save();
  // The browser would restore before the page of the entry is back; other documents leave it to the browser.
  history.scrollRestoration = 'manual';
  plain.push.call(history, state, ...rest);
  restoring = 0;
  top = scrollY;
  moved();
};
history.replaceState = function (state, ...rest) {
  plain.replace.call(history, { ...state, top }, ...rest);
  moved();
};
addEventListener('popstate', ({ state }) => {
  clearTimeout(saving);
  // An entry without a state is a jump within the page, which the browser makes.
  if (state) restore(state.top ?? 0);
  moved();
});
addEventListener('pagehide', () => {
  save();
  history.scrollRestoration = 'auto';
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) history.scrollRestoration = 'manual';
});
if (history.scrollRestoration === 'manual' && history.state) restore(history.state.top ?? 0);

// --- Focus and announcement after a navigation ---

let shown = { path: location.pathname, query: location.search };
let arrival = 0;

async function moved() {
  const before = shown;
  shown = { path: location.pathname, query: location.search };
  if (before.path === shown.path && before.query === shown.query) return;
  const mine = (arrival += 1);
  const left = document.activeElement;
  // The click that led here is still being handled by the application: it takes no second one within.
  queueMicrotask(dismiss);
  if (before.path !== shown.path) find('dialog[open]')?.close();
  await settled();
  if (mine !== arrival) return;
  if (!restoring) top = scrollY;
  const changed = (name) => new URLSearchParams(before.query).get(name) !== new URLSearchParams(shown.query).get(name);
  const now = document.activeElement;
  const lost = !now || now === document.body || now.closest('.pager');
  // Who went into a field meanwhile stays there.
  const typing = now !== left && now?.matches('input, select, textarea');
  if (lost || (before.path !== shown.path && !typing)) find('main')?.focus({ preventScroll: true });
  if (before.path !== shown.path) announce(document.title);
  // Another order begins at its first page.
  else if (changed('sort')) announce(named(find('label[for=sort]')?.textContent ?? '', find('#sort')?.selectedOptions[0]));
  else if (changed('page')) announce(named(find('.pager')?.ariaLabel ?? '', find('.pager [aria-current]')));
}

const named = (name, value) => `${document.title}, ${name}: ${value?.textContent ?? 1}`;

async function announce(text) {
  const region = find('#announcement');
  if (!region) return;
  region.textContent = '';
  await frame();
  region.textContent = text;
}

// --- The toast: stands in room that nothing else needs, and leaves by itself ---

const PATIENCE = 6000;
let pressed;
let leaving;

const toast = () => find('.toast');
const held = () => toast()?.matches(':hover, :focus-within');

function dismiss() {
  clearTimeout(leaving);
  find('.toast-close')?.click();
}

function wait() {
  clearTimeout(leaving);
  leaving = setTimeout(() => (held() ? wait() : dismiss()), PATIENCE);
}

addEventListener('submit', ({ target, submitter }) => {
  if (target.action.endsWith('/api/add_to_cart')) pressed = submitter ?? target;
}, true);

// The room beside what was pressed: the product's own picture in a list, marked elements elsewhere.
function room() {
  const form = pressed?.closest('form');
  const marked = [...(form?.querySelectorAll('[data-toast]') ?? [])];
  const near = form?.closest('.card')?.querySelector('.picture') ?? marked.find(isInView) ?? marked[0];
  return near?.isConnected ? near : undefined;
}

/** Whether nothing but the toast lies over an element, and it is within the window. */
function isInView(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return top >= 0 && top + height <= innerHeight && (element.contains(hit) || Boolean(hit?.closest('.toast')));
}

function place() {
  const it = toast();
  if (!it) return;
  const near = room();
  if (!near) {
    delete it.dataset.near;
    return it.removeAttribute('style');
  }
  it.dataset.near = near.dataset.toast ?? 'picture';
  const { left, top, width, height } = near.getBoundingClientRect();
  // What sticks to the window's edge does not scroll with the page.
  const fixed = getComputedStyle(near.closest('.act-bar') ?? near).position === 'sticky';
  it.style.cssText = `position:${fixed ? 'fixed' : 'absolute'};inset:${top + (fixed ? 0 : scrollY)}px auto auto ${left + (fixed ? 0 : scrollX)}px;inline-size:${width}px;block-size:${height}px`;
}

const news = find('#news');
const told = new MutationObserver(() => {
  clearTimeout(leaving);
  if (!toast()) return;
  place();
  wait();
});
if (news) told.observe(news, { childList: true });
for (const change of ['scroll', 'resize']) addEventListener(change, place, { capture: true, passive: true });
for (const end of ['mouseout', 'focusout']) {
  addEventListener(end, ({ target }) => target.closest?.('.toast') && wait(), true);
}

// --- Filters on a phone: a modal dialog ---

const narrow = matchMedia('(max-width: 56.24rem)');

addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const summary = target.closest('.facets > summary');
  const dialog = target.closest('.facets-dialog');
  const link = target.closest('#form-errors a');
  if (summary && narrow.matches && !summary.parentElement.open) {
    event.preventDefault();
    summary.parentElement.open = true;
    find('dialog', summary.parentElement).showModal();
  } else if (dialog?.open && (target === dialog || target.closest('.facets-close'))) {
    dialog.close();
  } else if (link) {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    // A group of choices takes no focus itself: its chosen one does, or its first.
    const choice = field.matches('fieldset') && (find('input:checked', field) ?? find('input', field));
    (choice || field).focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
  } else if (target.closest('.toast-close') && toast().contains(document.activeElement)) {
    // The button that had the focus is about to go.
    (pressed?.isConnected ? pressed : find('main')).focus({ preventScroll: true });
  }
}, true);

// The act of the sheet shows the list; a tick sends the form without a button.
addEventListener('submit', ({ target, submitter }) => submitter && target.closest('.facets-dialog[open]')?.close(), true);
addEventListener('close', ({ target }) => {
  const facets = target.closest?.('.facets');
  if (!facets) return;
  facets.open = false;
  find('summary', facets).focus();
}, true);
narrow.addEventListener('change', () => find('.facets-dialog[open]')?.close());
