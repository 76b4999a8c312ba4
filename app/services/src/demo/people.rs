//! Who shops in the demo: eight customers of both languages. And who keeps the shop.

use engine::Lang;
use engine::order::Address;

/// The password of everybody in the demo, stated wherever they are listed.
pub const PASSWORD: &str = "tafsil-demo";

/// The name and the address of the merchant, who orders nothing.
pub const MERCHANT: (&str, &str) = ("سلمى الطراونة", "salma@example.com");

/// A customer of the demo shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    pub name: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub lang: Lang,
    /// Whom they buy for; empty for themselves.
    pub company: &'static str,
    pub street: &'static str,
    pub city: &'static str,
    /// The delivery they usually choose.
    pub delivery: &'static str,
    /// How they usually pay.
    pub payment: &'static str,
    /// Orders in a thousand working days.
    pub(super) pace: usize,
    /// Categories they buy again and again, and from how many to how many.
    pub(super) staples: &'static [(&'static str, u32, u32)],
    /// Categories they buy from now and then.
    pub(super) wishes: &'static [(&'static str, u32, u32)],
}

impl Customer {
    /// Where their orders go.
    pub fn address(&self) -> Address {
        Address {
            name: self.name.to_owned(),
            phone: self.phone.to_owned(),
            street: self.street.to_owned(),
            area: String::new(),
            city: self.city.to_owned(),
            note: self.company.to_owned(),
        }
    }
}

/// The eight, in the order [`DemoOrder::customer`](super::DemoOrder) counts.
pub const CUSTOMERS: [Customer; 8] = [
    Customer {
        name: "رنا الخطيب",
        email: "rana@example.com",
        phone: "+962 7 9000 0101",
        lang: Lang::Ar,
        company: "",
        street: "شارع الرينبو 14، جبل عمّان",
        city: "عمّان",
        delivery: "amman",
        payment: "on-delivery",
        pace: 55,
        staples: &[("coffee", 1, 3), ("pens-binders", 1, 2)],
        wishes: &[
            ("desks", 1, 1),
            ("task-chairs", 1, 1),
            ("desk-lamps", 1, 2),
            ("kettles", 1, 1),
        ],
    },
    Customer {
        name: "Daniel Hart",
        email: "daniel@example.com",
        phone: "+962 7 9000 0102",
        lang: Lang::En,
        company: "",
        street: "9 Ibn Khaldoun Street, Abdoun",
        city: "Amman",
        delivery: "collection",
        payment: "bank-transfer",
        pace: 50,
        staples: &[("coffee", 1, 2), ("paper", 1, 2)],
        wishes: &[
            ("standing-desks", 1, 1),
            ("monitors", 1, 2),
            ("headsets", 1, 1),
            ("keyboards-mice", 1, 2),
            ("grinders", 1, 1),
        ],
    },
    Customer {
        name: "د. ليان الحداد",
        email: "layan@clinic.example.com",
        phone: "+962 6 500 0103",
        lang: Lang::Ar,
        company: "عيادات الياسمين",
        street: "شارع المدينة الطبية 52، الطابق الثاني",
        city: "عمّان",
        delivery: "amman",
        payment: "invoice",
        pace: 205,
        staples: &[
            ("gloves-masks", 5, 30),
            ("paper", 3, 8),
            ("pens-binders", 1, 4),
            ("diagnosis", 1, 3),
        ],
        wishes: &[
            ("exam-couches", 1, 2),
            ("doctor-stools", 1, 3),
            ("blood-pressure-monitors", 1, 3),
            ("privacy-screens", 1, 3),
            ("medical-trolleys", 1, 2),
        ],
    },
    Customer {
        name: "Sarah Mitchell",
        email: "sarah@northgate.example.com",
        phone: "+962 6 500 0104",
        lang: Lang::En,
        company: "Northgate Consulting",
        street: "Tower 3, 11th floor, Abdali Boulevard",
        city: "Amman",
        delivery: "amman",
        payment: "invoice",
        pace: 185,
        staples: &[
            ("paper", 5, 20),
            ("pens-binders", 4, 20),
            ("coffee", 4, 10),
            ("paper-cups", 2, 6),
        ],
        wishes: &[
            ("task-chairs", 4, 16),
            ("desks", 3, 12),
            ("monitors", 2, 12),
            ("laptops", 1, 5),
            ("headsets", 2, 10),
            ("meeting-tables", 1, 1),
            ("whiteboards", 1, 3),
        ],
    },
    Customer {
        name: "عمر العبادي",
        email: "omar@cafe.example.com",
        phone: "+962 7 9000 0105",
        lang: Lang::Ar,
        company: "مقهى زاوية البن",
        street: "شارع الجامعة 120، بجانب دوار القبة",
        city: "إربد",
        delivery: "jordan",
        payment: "bank-transfer",
        pace: 195,
        staples: &[("coffee", 6, 24), ("paper-cups", 4, 15), ("syrups", 3, 10)],
        wishes: &[
            ("cups", 6, 24),
            ("cafe-chairs", 4, 12),
            ("cafe-tables", 2, 6),
            ("grinders", 1, 1),
            ("display", 2, 8),
        ],
    },
    Customer {
        name: "Maya Nasser",
        email: "maya@tidehouse.example.com",
        phone: "+962 3 200 0106",
        lang: Lang::En,
        company: "Tide House Cafés",
        street: "21 King Hussein Street",
        city: "Aqaba",
        delivery: "jordan",
        payment: "invoice",
        pace: 172,
        staples: &[
            ("coffee", 8, 30),
            ("paper-cups", 6, 20),
            ("syrups", 4, 12),
            ("display", 1, 4),
        ],
        wishes: &[
            ("espresso-machines", 1, 1),
            ("bar-stools", 4, 12),
            ("cafe-chairs", 6, 16),
            ("cups", 6, 36),
        ],
    },
    Customer {
        name: "يوسف المومني",
        email: "yousef@school.example.com",
        phone: "+962 5 300 0107",
        lang: Lang::Ar,
        company: "مدارس المنارة الأهلية",
        street: "شارع الجيش 7",
        city: "الزرقاء",
        delivery: "jordan",
        payment: "invoice",
        pace: 115,
        staples: &[
            ("paper", 10, 40),
            ("pens-binders", 10, 50),
            ("gloves-masks", 1, 5),
        ],
        wishes: &[
            ("whiteboards", 1, 6),
            ("printers", 1, 3),
            ("storage", 1, 4),
            ("visitor-chairs", 4, 20),
        ],
    },
    Customer {
        name: "Dr. Karim Aziz",
        email: "karim@dental.example.com",
        phone: "+962 6 500 0108",
        lang: Lang::En,
        company: "Aziz Dental",
        street: "88 Mecca Street",
        city: "Amman",
        delivery: "amman",
        payment: "on-delivery",
        pace: 130,
        staples: &[
            ("gloves-masks", 4, 20),
            ("waste-bins", 1, 2),
            ("coffee", 1, 2),
        ],
        wishes: &[
            ("doctor-stools", 1, 2),
            ("medical-trolleys", 1, 2),
            ("visitor-chairs", 2, 6),
            ("laptops", 1, 1),
            ("diagnosis", 1, 1),
        ],
    },
];
