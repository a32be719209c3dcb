//! A file that is whole before its first byte is sent.
//!
//! A download that breaks off has to look broken to whoever gets it, whatever is in between: a proxy that speaks HTTP/1.0
//! to us takes the end of the connection for the end of the file, unless the answer says how long it is. So the file is
//! written to the disk first. That also makes a database that goes away an error page, and not half a file.

use std::fs::File;
use std::io::{self, Seek as _};
use std::path::Path;
use std::pin::pin;

use axum::body::{Body, Bytes};
use checkout::port::StoreError;
use futures::{Stream, StreamExt as _};
use tokio::io::AsyncReadExt as _;
use tokio::sync::{Semaphore, SemaphorePermit, mpsc};

use super::csv::Csv;
use super::xlsx::Xlsx;
use crate::private_file;
use crate::sql::PaymentRow;

/// The most payments of one file: of a CSV some 80 MB, of a workbook 300 MB while it is written.
pub(super) const ROWS_MAX: usize = 200_000;

/// Files that are written or sent at once at most: each takes room on the disk until it is sent.
const FILES_MAX: usize = 6;

/// Bytes that are read from the file at once.
const CHUNK: usize = 64 * 1024;

static PLACES: Semaphore = Semaphore::const_new(FILES_MAX);

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For programs.
    Csv,
    /// For spreadsheets.
    Xlsx,
}

/// Why there is no file.
#[derive(Debug)]
pub(super) enum SpoolProblem {
    /// More than [`ROWS_MAX`].
    TooMany,
    /// The database's, or the disk's.
    Store(StoreError),
}

impl From<StoreError> for SpoolProblem {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A file on the disk, without a name: it is gone when this is, also after a crash.
pub(super) struct Spooled {
    file: File,
    bytes: u64,
    place: SemaphorePermit<'static>,
}

/// Writes what `pages` bring into a file in `folder`, a page of it in memory at a time.
pub(super) async fn spool(
    format: Format,
    folder: &Path,
    pages: impl Stream<Item = Result<Vec<PaymentRow>, StoreError>>,
) -> Result<Spooled, SpoolProblem> {
    let place = PLACES.acquire().await.map_err(|error| unavailable(&error))?;
    let (sender, receiver) = mpsc::channel(1);
    let folder = folder.to_owned();
    // It keeps the place until it ends, also when nobody waits for the file any more.
    let writing = tokio::task::spawn_blocking(move || write(format, &folder, receiver, place));
    let mut pages = pin!(pages);
    let mut count = 0;
    while let Some(rows) = pages.next().await {
        let rows = rows?;
        count += rows.len();
        if count > ROWS_MAX {
            return Err(SpoolProblem::TooMany);
        }
        if sender.send(rows).await.is_err() {
            break;
        }
    }
    drop(sender);
    let written = writing.await.map_err(|error| unavailable(&error))?;
    Ok(written.map_err(|error| unavailable(&error))?)
}

fn unavailable(error: &impl std::fmt::Display) -> StoreError {
    StoreError::Unavailable(format!("writing a file of payments: {error}"))
}

fn write(
    format: Format,
    folder: &Path,
    mut pages: mpsc::Receiver<Vec<PaymentRow>>,
    place: SemaphorePermit<'static>,
) -> io::Result<Spooled> {
    private_file::make_folder(folder)?;
    let file = tempfile::tempfile_in(folder)?;
    let mut file = match format {
        Format::Csv => {
            let mut csv = Csv::begin(file)?;
            while let Some(rows) = pages.blocking_recv() {
                rows.iter().try_for_each(|row| csv.add(row))?;
            }
            csv.end()?
        }
        Format::Xlsx => {
            let mut workbook = Xlsx::begin(folder)?;
            while let Some(rows) = pages.blocking_recv() {
                rows.iter().try_for_each(|row| workbook.add(row))?;
            }
            workbook.end(file)?
        }
    };
    let bytes = file.stream_position()?;
    file.rewind()?;
    Ok(Spooled { file, bytes, place })
}

impl Spooled {
    /// How long it is.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The file as an answer's body.
    pub(super) fn into_body(self) -> Body {
        let file = tokio::fs::File::from_std(self.file);
        Body::from_stream(futures::stream::try_unfold((file, self.place), |(mut file, place)| async move {
            let mut chunk = Vec::with_capacity(CHUNK);
            let read = file.read_buf(&mut chunk).await?;
            Ok::<_, io::Error>((read > 0).then(|| (Bytes::from(chunk), (file, place))))
        }))
    }
}
