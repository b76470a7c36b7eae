use endodec_adoption::*;
fn main(){
 let t=Tolerances::default();
 for s in [Scenario::FIXED_FRICTION,Scenario::DECLINING_FRICTION,Scenario::TWO_WAVES]{
  let p=simulate(&s,&t).unwrap();
  println!("{} {}",p.steps,p.evaluations);
  let mut best=f64::MAX;
  for _ in 0..200 { let a=std::time::Instant::now(); std::hint::black_box(simulate(std::hint::black_box(&s),&t).unwrap()); best=best.min(a.elapsed().as_secs_f64()); }
  println!("best {:.1} us", best*1e6);
 }
}
