//! The state in a file, so that a sandbox that is started again is as it was left.
//!
//! One JSON document, written whole and put in place by a rename, so that there is never half of one. Interactions and
//! gateway sessions are not kept: their time is over when the sandbox ends.

use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    fs::{self, File},
    hash::Hasher,
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use crate::{
    Error,
    clock::Moment,
    hub::Hub,
    ids::{Mint, Snowflake},
    world::{
        StoredFile, World, channel::Channel, command::Command, guild::Guild, message::Message, person::Person,
    },
};

/// What the document says of itself.
const FORMAT: &str = "discord-sandbox";
/// Grows whenever an older sandbox could not read the document any more.
const VERSION: u32 = 1;

/// What is looked at before anything else.
#[derive(Debug, Deserialize)]
struct Head {
    format: String,
    version: u32,
    base: String,
}

/// The document, as it is written.
#[derive(Serialize)]
struct Written<'w> {
    format: &'static str,
    version: u32,
    /// Where the sandbox listened, as the addresses of attachments start with it.
    base: &'w str,
    now: Moment,
    mint: &'w Mint,
    application: Snowflake,
    bot: &'w Person,
    people: &'w [Person],
    guilds: &'w [Guild],
    channels: &'w [Channel],
    messages: &'w BTreeMap<Snowflake, Message>,
    commands: &'w [Command],
    files: BTreeMap<Snowflake, KeptFile>,
}

/// The document, as it is read.
#[derive(Debug, Deserialize)]
pub(crate) struct Kept {
    pub(crate) now: Moment,
    pub(crate) mint: Mint,
    pub(crate) application: Snowflake,
    pub(crate) bot: Person,
    pub(crate) people: Vec<Person>,
    pub(crate) guilds: Vec<Guild>,
    pub(crate) channels: Vec<Channel>,
    pub(crate) messages: BTreeMap<Snowflake, Message>,
    pub(crate) commands: Vec<Command>,
    files: BTreeMap<Snowflake, KeptFile>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KeptFile {
    filename: String,
    content_type: String,
    base64: String,
}

impl Kept {
    /// Reads what is kept at a path; nothing if there is no file yet. `base` is where the sandbox listens now.
    pub(crate) fn read(path: &Path, base: &str) -> Result<Option<Self>, Error> {
        let refused = |reason: String| Error::Kept { path: path.to_owned(), reason };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused(error.to_string())),
        };
        let head: Head =
            serde_json::from_str(&text).map_err(|error| refused(format!("it is no kept state: {error}")))?;
        if head.format != FORMAT {
            return Err(refused(format!("its format is `{}`, not `{FORMAT}`", head.format)));
        }
        if head.version != VERSION {
            let reason = format!("its version is {}, and this sandbox reads version {VERSION}", head.version);
            return Err(refused(reason));
        }
        // Attachments are served where the sandbox listens, and the port may be another by now.
        let at = |base: &str| format!("{base}/attachments/");
        let text = if head.base == base { text } else { text.replace(&at(&head.base), &at(base)) };
        let kept: Self = serde_json::from_str(&text).map_err(|error| refused(error.to_string()))?;
        if let Some(id) = kept.files.iter().find_map(|(id, file)| file.restore().is_none().then_some(id)) {
            return Err(refused(format!("the bytes of file {id} are no base64")));
        }
        Ok(Some(kept))
    }

    pub(crate) fn files(&self) -> BTreeMap<Snowflake, StoredFile> {
        self.files.iter().filter_map(|(id, file)| Some((*id, file.restore()?))).collect()
    }
}

impl KeptFile {
    fn of(file: &StoredFile) -> Self {
        Self {
            filename: file.filename.clone(),
            content_type: file.content_type.clone(),
            base64: BASE64.encode(&file.bytes),
        }
    }

    fn restore(&self) -> Option<StoredFile> {
        let bytes = BASE64.decode(self.base64.as_bytes()).ok()?;
        Some(StoredFile::new(self.filename.clone(), Some(&self.content_type), bytes.into()))
    }
}

/// Writes the state to its file, unless it is there already.
#[derive(Debug)]
pub(crate) struct Keeper {
    path: PathBuf,
    /// The digest of what was written last.
    written: Mutex<Option<u64>>,
}

impl Keeper {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path, written: Mutex::new(None) }
    }

    /// Writes the state.
    pub(crate) fn save(&self, hub: &Hub) -> Result<(), Error> {
        let refused = |error: io::Error| Error::Kept { path: self.path.clone(), reason: error.to_string() };
        let text = document(&hub.world()).map_err(|error| refused(error.into()))?;
        let mut hasher = DefaultHasher::new();
        hasher.write(text.as_bytes());
        let digest = Some(hasher.finish());
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if *written != digest {
            self.replace(&text).map_err(refused)?;
            *written = digest;
        }
        Ok(())
    }

    fn replace(&self, text: &str) -> io::Result<()> {
        let mut beside = self.path.as_os_str().to_owned();
        beside.push(format!(".{}.new", std::process::id()));
        let mut file = File::create(&beside)?;
        let done = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        done.and_then(|()| fs::rename(&beside, &self.path)).inspect_err(|_| drop(fs::remove_file(&beside)))
    }
}

/// The state as a document.
fn document(world: &World) -> serde_json::Result<String> {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        base: &world.base,
        now: world.now(),
        mint: &world.mint,
        application: world.application,
        bot: &world.bot,
        people: &world.people,
        guilds: &world.guilds,
        channels: &world.channels,
        messages: &world.messages,
        commands: &world.commands,
        files: world.files.iter().map(|(id, file)| (*id, KeptFile::of(file))).collect(),
    };
    serde_json::to_string(&written)
}
