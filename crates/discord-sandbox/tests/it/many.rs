//! Many people at once.

use anyhow::Result;
use discord_sandbox::Sandbox;

use crate::bot::Bot;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_people_are_answered_at_once_and_none_twice() -> Result<()> {
    const PEOPLE: usize = 200;
    let sandbox = Sandbox::start().await?;
    let _bot = Bot::start(&sandbox).await?;
    let sent: Vec<_> = (0..PEOPLE)
        .map(|number| {
            let person = sandbox.user(&format!("Person {number}"));
            tokio::spawn(async move {
                let line = format!("/questions profile:p{number}");
                let reply = person.slash(&line).await?.click("Another wording").await?;
                anyhow::Ok((reply.content().to_owned(), person.messages().len()))
            })
        })
        .collect();
    for task in sent {
        assert_eq!(task.await??, ("wording 1".to_owned(), 1), "each sees their own message and no other");
    }
    assert_eq!(sandbox.findings(), []);
    Ok(())
}
