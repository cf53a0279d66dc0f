use discord_sandbox::{Guild, Person, Sandbox};

#[tokio::test]
async fn copied_from_the_page() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::builder()
        .guild(Guild::new("Acme").channel("general").private_channel("panel", &["Maya"]).role("Panel"))
        .person(Person::new("Maya").permissions(discord_sandbox::Permissions::from_bits(380104723528)))
        .person(Person::new("Sam"))
        .start()
        .await?;
    let _bot = crate::bot::Bot::start(&sandbox).await?;
    sandbox.wait_for_commands().await?;

    let maya = sandbox.user("Maya");
    maya.say("Good morning");
    let reply2 = maya.slash("/questions profile:engineer").await?;
    assert!(reply2.text().contains("profile=String(\"engineer\")"));
    let reply2 = maya.sees(&reply2)?.click("Another wording").await?;
    assert!(reply2.text().contains("wording 1"));
    let form1 = maya.sees(&reply2)?.click("Edit").modal().await?;
    assert_eq!(form1.title(), "Edit the question");
    let reply3 = form1.fill("title", "Better").submit().await?;
    assert!(reply3.text().contains("titled Better"));
    assert_eq!(sandbox.findings(), []);
    Ok(())
}
