//! Messages that wait to be sent.
//!
//! A message is kept in the transaction of what it tells, and sent later. Any number of
//! processes may send: each claims a batch for a while, and whoever dies with one leaves
//! it to the others when the time is over. A message is thus sent at least once, and twice
//! only if its sender died, or took longer than its lease, before saying so.
//!
//! What cannot be sent waits twice as long each time, from a minute to six hours, and is given
//! up after [`ATTEMPTS`] attempts: not quite three days, so that a mail server may be away for
//! a weekend. (RFC 5321, 4.5.4.1 asks for days of that server, which takes over from here.)

use crate::{Result, Store};

/// The longest wait between two attempts, in seconds.
const LONGEST_WAIT: i64 = 6 * 3600;

/// How often a message is tried. The waits before the last attempt come to 68.5 hours.
pub const ATTEMPTS: i64 = 20;

/// A message to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    pub id: String,
    pub kind: String,
    /// JSON.
    pub body: String,
}

/// A claimed message.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Message {
    pub id: String,
    pub kind: String,
    pub body: String,
    pub created_at: i64,
    /// Attempts so far, this one included.
    pub attempts: i64,
}

/// How messages stand that are not sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Unsent {
    /// Those that wait, due or not.
    pub waiting: i64,
    /// Those that failed [`ATTEMPTS`] times.
    pub given_up: i64,
}

/// Keeps message `$1`, due when it is made.
pub(crate) const ENQUEUE: &str = "\
    INSERT INTO outbox (id, kind, body, created_at, attempts, next_at) \
    VALUES ($1, $2, $3, $4, 0, $4)";

impl Store {
    /// Keeps a message that tells of nothing else that is written.
    pub async fn enqueue(&self, message: &NewMessage, now: i64) -> Result<()> {
        write!(self, |db| {
            sqlx::query(ENQUEUE)
                .bind(&message.id)
                .bind(&message.kind)
                .bind(&message.body)
                .bind(now)
                .execute(db)
                .await?;
        })
    }

    /// Claims up to `limit` messages that are due at `now`, oldest first, until `lease_until`.
    pub async fn claim_messages(
        &self,
        limit: i64,
        now: i64,
        lease_until: i64,
    ) -> Result<Vec<Message>> {
        // The condition stands twice: whoever waited for a row that another process
        // claimed looks at the outer one again, and lets the row go.
        const SQL: &str = "UPDATE outbox SET next_at = $3, attempts = attempts + 1 \
            WHERE sent_at IS NULL AND given_up_at IS NULL AND next_at <= $2 AND id IN ( \
                SELECT id FROM outbox \
                WHERE sent_at IS NULL AND given_up_at IS NULL AND next_at <= $2 \
                ORDER BY next_at, id LIMIT $1) \
            RETURNING id, kind, body, created_at, attempts";
        let mut claimed: Vec<Message> = write!(self, |db| {
            sqlx::query_as(SQL)
                .bind(limit)
                .bind(now)
                .bind(lease_until)
                .fetch_all(db)
                .await?
        })?;
        claimed.sort_unstable_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
        Ok(claimed)
    }

    /// Writes down that a message was sent. What it said is forgotten: to whom it went, and the
    /// secrets of its links.
    pub async fn message_sent(&self, id: &str, now: i64) -> Result<()> {
        const SQL: &str =
            "UPDATE outbox SET sent_at = $2, last_error = NULL, body = '{}' WHERE id = $1";
        write!(self, |db| {
            sqlx::query(SQL).bind(id).bind(now).execute(db).await?;
        })
    }

    /// Puts a claimed message back, to be tried after one minute, two, four … six hours at
    /// most; true where it was the last attempt, and the message is given up instead.
    pub async fn message_failed(&self, message: &Message, error: &str, now: i64) -> Result<bool> {
        // Only the attempt that failed says so, not one whose lease was over.
        const SQL: &str = "UPDATE outbox SET next_at = $3, last_error = $4, given_up_at = $5 \
            WHERE id = $1 AND attempts = $2 AND sent_at IS NULL AND given_up_at IS NULL";
        let doublings = message.attempts.clamp(1, 16) - 1;
        let next_at = now + (60 << doublings).min(LONGEST_WAIT);
        let given_up = (message.attempts >= ATTEMPTS).then_some(now);
        let told: bool = write!(self, |db| {
            let done = sqlx::query(SQL)
                .bind(&message.id)
                .bind(message.attempts)
                .bind(next_at)
                .bind(error)
                .bind(given_up)
                .execute(db)
                .await?;
            done.rows_affected() == 1
        })?;
        Ok(told && given_up.is_some())
    }

    pub async fn unsent_messages(&self) -> Result<Unsent> {
        const SQL: &str = "SELECT COUNT(*) - COUNT(given_up_at) AS waiting, \
            COUNT(given_up_at) AS given_up FROM outbox WHERE sent_at IS NULL";
        read!(self, |db| sqlx::query_as(SQL).fetch_one(db).await?)
    }

    /// Throws away what was sent, or given up, before a time; gives how many there were.
    pub async fn delete_done_messages(&self, before: i64) -> Result<u64> {
        const SQL: &str = "DELETE FROM outbox WHERE sent_at < $1 OR given_up_at < $1";
        write!(self, |db| {
            sqlx::query(SQL)
                .bind(before)
                .execute(db)
                .await?
                .rows_affected()
        })
    }
}
