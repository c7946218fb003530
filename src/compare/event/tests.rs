//! Tellings of events, and what of them cannot both hold.

use super::*;

#[track_caller]
fn check(long: &str, short: &str, expected: Option<Discord>) {
    let found = event(Lexicon::shipped(), long, short).map(|event| event.discord);
    assert_eq!(found, expected);
}

#[test]
fn what_came_about_and_what_did_not() {
    let long = "The board of Tarn, which had waited for a year, will not accept the offer of the ferry company.";
    check(
        long,
        "The board accepts the offer of the ferry company.",
        Some(Discord::Denied),
    );
    check(long, "The board will not accept the offer of the ferry company.", None);
    let plan = "The council of Orsk plans to sell the old theatre, which has stood empty since the fire.";
    check(plan, "The council of Orsk sold the old theatre.", None);
}

#[test]
fn contraries_and_figures() {
    let long = "Jorun Pell, who led the union for nine years, lost the election in Hesk by a few votes.";
    check(long, "Jorun Pell won the election in Hesk.", Some(Discord::Contrary));
    check(long, "Jorun Pell lost the election in Hesk.", None);
    let counted =
        "The strike has hardened the mood of the union's 19 branches, which are now ready to stop the trains.";
    check(counted, "The union has 16 branches.", Some(Discord::Figure));
}

#[test]
fn an_adjective_more_and_what_passes_of_itself() {
    let long =
        "The accord on the mines must still be signed by the duke, but has already passed through the House of Orsk.";
    check(
        long,
        "The House of Orsk voted against the accord on the mines.",
        Some(Discord::Contrary),
    );
    check(long, "The House of Orsk voted for the accord on the mines.", None);
    let two = "The council of Tarn rejected the old plan for the harbour.";
    check(
        two,
        "The council of Tarn approved the secret plan for the harbour.",
        None,
    );
}

#[test]
fn days_of_two_steps() {
    let long = "The ferry arrived in Tarn on 21 August 1945. It was refitted there, departing Tarn on 1 November 1945.";
    check(
        long,
        "The ferry arrived in Tarn on 1 November 1945.",
        Some(Discord::Day),
    );
    check(
        long,
        "The ferry reached Tarn on 1 November 1945.",
        Some(Discord::Contrary),
    );
    check(long, "The ferry reached Tarn on 21 August 1945.", None);
    check(long, "The ferry departed Tarn on 1 November 1945.", None);
}

#[test]
fn kin_and_posts() {
    let married = "Mira Sand, wife of the former judge Otto Lind, spoke in Hesk.";
    check(married, "Otto Lind is Mira Sand's ex-husband.", Some(Discord::Contrary));
    check(married, "Otto Lind is Mira Sand's husband.", None);
}

#[test]
fn where_a_journey_leads() {
    let long = "On 21 July, the Gull patrolled the bay of Tarn, continuing that until departing for Orsk on 10 August.";
    check(long, "The Gull left Orsk on 10 August.", Some(Discord::Contrary));
    check(long, "The Gull left for Orsk on 10 August.", None);
}

#[test]
fn whose_figure_is_which() {
    let long = "Two sailors, Ada Sand and Otto Lind, were sentenced to 21 months and 18 months, respectively.";
    check(long, "Ada Sand was sentenced to 18 months.", Some(Discord::Figure));
    check(long, "Ada Sand was sentenced to 21 months.", None);
}

#[test]
fn one_thing_has_one_price() {
    let long = "The mill was sold for 9 million marks to a little known company, with a debt of 27 million.";
    check(long, "The mill was bought for 27 million marks.", Some(Discord::Figure));
    check(long, "The mill was bought for 9 million marks.", None);
    check(long, "The company was bought for 27 million marks.", None);
}

#[test]
fn who_is_left_out() {
    let long =
        "Tarn is the fourth town where women as well as men can vote in elections. Orsk holds male-only elections.";
    check(long, "Women can vote in elections in Orsk.", Some(Discord::Contrary));
    check(long, "Women can vote in elections in Tarn.", None);
    check(long, "Men can vote in elections in Orsk.", None);
}

#[test]
fn what_one_may_do_without() {
    let long = "Dogs are permitted to enter Valmora without a permit as long as they have been treated.";
    check(
        long,
        "A permit is compulsory for dogs to enter Valmora.",
        Some(Discord::Contrary),
    );
    check(long, "A permit is compulsory for cats to enter Valmora.", None);
}

#[test]
fn what_somebody_is_and_stands_for() {
    let long = "Otto Lind was a liberal thinker whose books angered many.";
    check(
        long,
        "Otto Lind was a conservative politician.",
        Some(Discord::Contrary),
    );
    check(long, "Otto Lind was a liberal politician.", None);
}

#[test]
fn nouns_take_sides() {
    let fight = "Velin used words that are familiar from her confrontation with the old unions.";
    check(fight, "Velin supports the old unions.", Some(Discord::Contrary));
    check(fight, "Velin supports the young farmers.", None);
}

#[test]
fn what_was_delayed_did_not_come_about() {
    let long = "The envoys are worried: the delay in reaching an agreement on the town budget has hurt the schools.";
    check(long, "The envoys agree on the town budget.", Some(Discord::Denied));
}

#[test]
fn who_has_enough_is_able() {
    let long = "Lind had to borrow. After she paid her debt, she was left with two marks a day, barely enough to feed herself.";
    check(long, "Lind was not able to feed herself.", Some(Discord::Denied));
    check(long, "Lind was able to feed herself.", None);
}

#[test]
fn earnings_are_no_loss() {
    let earned = "The ferry group reported earnings of 374 million marks in the third quarter.";
    check(
        earned,
        "The ferry group lost 374 million marks.",
        Some(Discord::Contrary),
    );
}

#[test]
fn what_is_not_told_is_not_denied() {
    let long = "Jorun Pell, who led the union for nine years, lost the election in Hesk by a few votes.";
    check(long, "Jorun Pell won the regatta in Orsk.", None);
}
