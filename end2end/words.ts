// What the shop says, as far as tests look for it. They name controls by these words, as a person
// does who reads the page, or hears it read.

export type Lang = 'en' | 'ar';
export const langs: Lang[] = ['en', 'ar'];
export type Words = Record<Lang, string>;

const w = (en: string, ar: string): Words => ({ en, ar });

export const words = {
  // every page
  skip: w('Skip to content', 'انتقل إلى المحتوى'),
  search: w('Search', 'بحث'),
  cart: w('Cart', 'السلة'),
  account: w('Account', 'الحساب'),
  departments: w('Departments', 'الأقسام'),
  youAreHere: w('You are here', 'أنت هنا'),
  home: w('Home', 'الرئيسية'),
  signIn: w('Sign in', 'تسجيل الدخول'),
  signOut: w('Sign out', 'تسجيل الخروج'),
  otherLanguage: w('العربية', 'English'),
  dark: w('Dark', 'داكن'),
  light: w('Light', 'فاتح'),
  privacy: w('Privacy', 'الخصوصية'),
  notFound: w('This page is not here', 'هذه الصفحة غير موجودة'),
  remove: w('Remove', 'إزالة'),
  undo: w('Undo', 'تراجع'),
  close: w('Close', 'إغلاق'),
  save: w('Save', 'حفظ'),
  apply: w('Apply', 'تطبيق'),
  fields: w('Please look at the marked fields.', 'راجع الحقول المعلَّمة من فضلك.'),
  missing: w('Please fill this in.', 'املأ هذا الحقل من فضلك.'),
  notAnEmail: w(
    'Please enter an e-mail address, like rana@example.com.',
    'أدخل بريدًا إلكترونيًا، مثل rana@example.com.',
  ),
  offline: w('You seem to be offline. What you typed is still here.', 'يبدو أنك غير متصل بالإنترنت. ما كتبته ما زال هنا.'),
  unavailable: w(
    'The shop cannot answer right now. Nothing was lost; please try again.',
    'المتجر غير متاح حاليًا. لم تفقد شيئًا؛ حاول مرة أخرى.',
  ),

  // browsing
  homeTitle: w('Workplaces, clinics and cafés, made to measure', 'تجهيزات المكاتب والعيادات والمقاهي على المقاس'),
  productList: w('Products', 'المنتجات'),
  refine: w('Filters', 'تصفية النتائج'),
  clearFilters: w('Clear filters', 'إلغاء التصفية'),
  brand: w('Brand', 'العلامة التجارية'),
  inStockOnly: w('In stock only', 'المتوفر فقط'),
  sort: w('Sort', 'الترتيب'),
  priceUp: w('Price, low to high', 'السعر: من الأقل إلى الأعلى'),
  pages: w('Pages', 'الصفحات'),
  next: w('Next', 'التالي'),
  previous: w('Previous', 'السابق'),
  repairs: { en: 'Close to what you searched for', ar: 'نتائج قريبة مما تبحث عنه' },
  anyPrice: { en: 'at any price', ar: 'بأي سعر' },
  whyHere: w('Why here?', 'لماذا هنا؟'),
  score: w('Score', 'الدرجة'),
  notForYou: w('This page is not for your account', 'هذه الصفحة ليست لحسابك'),
  tryFewer: w(
    'Try fewer or more general words, or look through the departments.',
    'جرّب كلمات أقل أو أعمّ، أو تصفّح الأقسام.',
  ),
  seeChoices: w('See the choices', 'اعرض الخيارات'),

  // product
  addToCart: w('Add to cart', 'أضف إلى السلة'),
  outOfStock: w('Out of stock', 'غير متوفر حاليًا'),
  choose: w('Choose', 'اختر'),
  quantity: w('Quantity', 'الكمية'),
  oneFewer: w('One fewer', 'أنقص واحدًا'),
  oneMore: w('One more', 'زد واحدًا'),
  tiers: w('Price by quantity', 'السعر حسب الكمية'),
  specification: w('Specification', 'المواصفات'),
  howPrice: w('How this price is made up', 'كيف حُسب هذا السعر'),
  youPay: w('Total', 'الإجمالي'),
  insteadOf: w('instead of', 'بدل'),
  added: w('Added to your cart.', 'أُضيف إلى سلتك.'),
  seeCart: w('See the cart', 'اعرض السلة'),
  removed: w('Removed from your cart:', 'تمت الإزالة من السلة:'),

  // cart and checkout
  yourCart: w('Your cart', 'سلتك'),
  cartEmpty: w('Your cart is empty', 'سلتك فارغة'),
  cartTrouble: w(
    'Some things in your cart cannot be ordered as they are. Each says what can be done.',
    'بعض المنتجات في سلتك لا يمكن طلبها كما هي. ستجد عند كل منها ما يمكنك فعله.',
  ),
  lineNone: w('This is out of stock now. Remove it to go on.', 'نفد هذا المنتج. أزله لتتابع.'),
  onlyTwo: w('Only 2 are left.', 'بقيت قطعتان فقط.'),
  takeTwo: w('Take 2', 'خذ قطعتين'),
  update: w('Update', 'تحديث'),
  toCheckout: w('Go to checkout', 'إتمام الطلب'),
  toPay: w('To pay', 'المبلغ المستحق'),
  checkout: w('Checkout', 'إتمام الطلب'),
  name: w('Name', 'الاسم'),
  email: w('E-mail', 'البريد الإلكتروني'),
  phone: w('Telephone', 'الهاتف'),
  street: w('Street and building', 'الشارع والبناية'),
  city: w('City', 'المدينة'),
  note: w('A note for the driver', 'ملاحظة للسائق'),
  collect: w('Collect from our workshop', 'الاستلام من مشغلنا'),
  byTransfer: w('By bank transfer', 'بحوالة بنكية'),
  placeOrder: w('Place the order', 'أرسل الطلب'),
  changed: w('Something changed since you last looked. This is how it is now.', 'تغيّرت بعض المعلومات منذ فتحت الصفحة. إليك أحدثها.'),
  cartChanged: w('Something in your cart changed', 'تغيّر شيء في سلتك'),
  backToCart: w('Back to the cart', 'عُد إلى السلة'),
  thanks: w('Thank you, your order is with us.', 'شكرًا لك، وصلنا طلبك.'),
  print: w('Print', 'طباعة'),
  cancelOrder: w('Cancel the order', 'إلغاء الطلب'),
  cancelled: w('Cancelled', 'ملغى'),

  // accounts
  accountEmail: w('E-mail address', 'البريد الإلكتروني'),
  password: w('Password', 'كلمة المرور'),
  wrongPassword: w(
    'The e-mail address or password is not right.',
    'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  ),
  openAccount: w('Create an account', 'إنشاء حساب'),
  sendLink: w('Send me the link', 'أرسل لي الرابط'),
  lookIntoMail: w('Check your mail', 'تفقّد بريدك'),
  lastStep: w('One last step', 'خطوة أخيرة'),
  yourName: w('Your name', 'اسمك'),
  choosePassword: w('Choose a password', 'اختر كلمة مرور'),
  finish: w('Create my account', 'أنشئ حسابي'),
  hello: w('Hello, ', 'أهلًا، '),
  forgot: w('Forgot your password?', 'نسيت كلمة المرور؟'),
  newPassword: w('New password', 'كلمة المرور الجديدة'),
  currentPassword: w('Current password', 'كلمة المرور الحالية'),
  setPassword: w('Set the new password', 'تعيين كلمة المرور الجديدة'),
  resetDone: w('Your new password is set. Sign in with it.', 'تم تعيين كلمة المرور الجديدة. سجّل الدخول بها.'),
  staleLink: w('This link does not work any more', 'لم يعد هذا الرابط صالحًا'),
  orders: w('Your orders', 'طلباتك'),
  noOrders: w('No orders yet', 'لا توجد طلبات حتى الآن'),
  addresses: w('Addresses', 'العناوين'),
  addAddress: w('Add an address', 'أضف عنوانًا'),
  accountStreet: w('Street and building', 'الشارع والبناية'),
  putBack: w('Undo', 'تراجع'),
  saved: w('Saved.', 'حُفظ.'),
} satisfies Record<string, Words>;

/** "1 product", "3 products", in the forms that CLDR knows for each language. */
export function products(lang: Lang, n: number): string {
  return counted(lang, n, ['# product', '# products'], [
    'لا منتجات', 'منتج واحد', 'منتجان', '# منتجات', '# منتجًا', '# منتج',
  ]);
}

/** "1 result", "3 results". */
export function results(lang: Lang, n: number): string {
  return counted(lang, n, ['# result', '# results'], [
    'لا نتائج', 'نتيجة واحدة', 'نتيجتان', '# نتائج', '# نتيجة', '# نتيجة',
  ]);
}

function counted(lang: Lang, n: number, [one, other]: string[], arabic: string[]): string {
  const forms = { zero: arabic[0], one: arabic[1], two: arabic[2], few: arabic[3], many: arabic[4], other: arabic[5] };
  const form = lang === 'en' ? (n === 1 ? one : other) : forms[new Intl.PluralRules('ar').select(n)];
  return form.replace('#', new Intl.NumberFormat('en').format(n));
}
